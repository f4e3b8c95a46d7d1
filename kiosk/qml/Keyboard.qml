pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Letters to touch, in three scripts; its keys stand alike in every language.
Column {
    id: keyboard

    required property SearchBox search
    required property var words
    required property string language
    // How high the keys may be all together; 0: as low as a key may be.
    property real room: 0
    readonly property real gap: Theme.space * 0.75
    readonly property int rowCount: search.keyRows.length + 1
    readonly property real keyHeight: room > 0 ? Math.min(Theme.touch * 1.4, (room - (rowCount - 1) * gap) / rowCount) : Theme.touch
    readonly property int widest: Math.max(...search.keyRows.map(row => row.length))
    readonly property real keyWidth: Math.min(Theme.touch * 1.4, (width - (widest - 1) * gap) / widest)
    readonly property real rowWidth: widest * keyWidth + (widest - 1) * gap

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: false
    spacing: gap

    Repeater {
        model: keyboard.search.keyRows

        Row {
            id: row

            required property var modelData

            anchors.horizontalCenter: parent?.horizontalCenter
            spacing: keyboard.gap

            Repeater {
                model: row.modelData

                KeyboardKey {
                    required property string modelData

                    height: keyboard.keyHeight
                    language: keyboard.search.keysLanguage
                    objectName: "key-" + modelData
                    text: modelData
                    width: keyboard.keyWidth

                    onClicked: keyboard.search.type(modelData)
                }
            }
        }
    }
    Row {
        id: last

        readonly property real part: (keyboard.rowWidth - (keyboard.search.scripts.length + 2) * spacing) / 10
        // One size for all that is more than a letter.
        readonly property int size: Rows.size([...keyboard.search.scripts.map(one => last.box(one.sign, one.language, 1.3)), last.box(keyboard.words.space, keyboard.language, 1.9), last.box(keyboard.words.clear, keyboard.language, 3)], [Theme.body, Theme.touched])

        function box(text: string, language: string, parts: real): var {
            return {
                "height": keyboard.keyHeight,
                "language": language,
                "text": text,
                "width": last.part * parts - Theme.space
            };
        }

        anchors.horizontalCenter: parent?.horizontalCenter
        spacing: keyboard.gap

        Repeater {
            model: keyboard.search.scripts

            KeyboardKey {
                required property var modelData

                Accessible.name: keyboard.words.letters + ": " + modelData.name
                checkable: true
                checked: chosen
                height: keyboard.keyHeight
                chosen: modelData.key === keyboard.search.script
                language: modelData.language
                objectName: "script-" + modelData.key
                size: last.size
                text: modelData.sign
                wordy: true
                width: last.part * 1.3

                onToggled: checked = Qt.binding(() => chosen)
                onClicked: keyboard.search.useScript(modelData.key)
            }
        }
        KeyboardKey {
            height: keyboard.keyHeight
            language: keyboard.language
            objectName: "key-space"
            size: last.size
            text: keyboard.words.space
            wordy: true
            width: last.part * 1.9

            onClicked: keyboard.search.type(" ")
        }
        KeyboardKey {
            Accessible.name: keyboard.words.erase
            height: keyboard.keyHeight
            iconName: "backspace"
            objectName: "key-erase"
            width: last.part * 1.2

            onClicked: keyboard.search.erase()
        }
        KeyboardKey {
            height: keyboard.keyHeight
            language: keyboard.language
            objectName: "key-clear"
            size: last.size
            text: keyboard.words.clear
            wordy: true
            width: last.part * 3

            onClicked: keyboard.search.clear()
        }
    }
}
