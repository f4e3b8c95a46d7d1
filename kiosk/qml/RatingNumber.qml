pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// A small pad: the letters of this office's numbers, and figures; never mirrored.
Item {
    id: step

    required property KioskViewModel viewModel
    required property bool tall
    readonly property RatingSection rating: viewModel.rating
    readonly property int gap: Theme.space * 2
    readonly property bool narrow: width < 1.4 * height
    readonly property real column: tall ? width : (width - Theme.space * 6) / 2
    readonly property var signs: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"]

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: false

    Card {
        id: typed

        height: Theme.touch * (step.tall ? 1.6 : 1.1)
        width: step.column

        Phrase {
            Accessible.name: step.rating.words.number + " " + text
            anchors.centerIn: parent
            color: Theme.primary
            font.bold: true
            heading: true
            font.features: ({
                    "tnum": 1
                })
            objectName: "typed-number"
            size: step.tall ? Theme.display : Theme.title
            text: step.rating.typed === "" ? "–" : step.rating.typed
        }
    }
    Grid {
        id: letters

        readonly property int least: Math.round(Theme.touch * 1.05)
        readonly property int count: Math.max(1, step.rating.letters.length)
        readonly property int most: Math.max(1, Math.floor((width + spacing) / (least + spacing)))
        readonly property int rowCount: Math.ceil(count / most)
        readonly property real keyWidth: (width - (columns - 1) * spacing) / columns

        anchors.top: typed.bottom
        anchors.topMargin: step.gap * 1.5
        // Rows of about the same length.
        columns: Math.ceil(count / rowCount)
        spacing: step.gap
        width: step.column

        Repeater {
            model: step.rating.letters

            KeyboardKey {
                required property string modelData

                height: Theme.touch
                objectName: "sign-" + modelData
                size: Theme.large
                text: modelData
                width: letters.keyWidth

                onClicked: step.rating.typeCharacter(modelData)
            }
        }
    }
    Grid {
        id: figures

        readonly property real bottomLine: step.narrow ? take.y - step.gap * 2 : step.height
        readonly property real keyHeight: Math.min(Theme.touch * 1.4, (bottomLine - y - 3 * spacing) / 4)
        readonly property real keyWidth: (width - 2 * spacing) / 3

        columns: 3
        spacing: step.gap
        width: step.column
        x: step.tall ? 0 : step.width - width
        y: step.tall ? letters.y + letters.height + step.gap * 2 : 0

        Repeater {
            model: step.signs

            Item {
                id: place

                required property string modelData

                height: figures.keyHeight
                width: figures.keyWidth

                KeyboardKey {
                    Accessible.name: place.modelData === "erase" ? step.rating.words.erase : text
                    anchors.fill: parent
                    iconName: place.modelData === "erase" ? "backspace" : ""
                    objectName: "sign-" + place.modelData
                    size: Theme.large
                    text: place.modelData === "erase" ? "" : place.modelData
                    visible: place.modelData !== ""

                    onClicked: place.modelData === "erase" ? step.rating.erase() : step.rating.typeCharacter(place.modelData)
                }
            }
        }
    }
    PrimaryButton {
        id: take

        // Its sign stands where its words begin, as on every other button.
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: step.viewModel.mirrored

        anchors.bottom: parent.bottom
        enabled: step.rating.typed !== "" && !step.rating.busy
        iconName: "check"
        language: step.viewModel.language
        objectName: "take-number"
        opacity: enabled ? 1 : 0.5
        text: step.rating.words.take
        width: step.narrow ? step.width : step.column

        onClicked: step.rating.takeNumber()
    }
}
