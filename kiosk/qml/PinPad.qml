pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Ten digits; what was typed is shown as dots.
Item {
    id: pad

    required property ServiceMenu service
    required property string language
    readonly property bool heard: !service.busy && !service.paused
    readonly property int key: Math.min(Theme.touch * 1.5, (height - asked.height - dots.height - 7 * Theme.space) / 4 - Theme.space)

    objectName: "pin-pad"

    Column {
        anchors.centerIn: parent
        spacing: Theme.space * 2

        Phrase {
            id: asked

            anchors.horizontalCenter: parent.horizontalCenter
            language: pad.language
            size: Theme.large
            text: pad.service.words.enterPin
        }
        Row {
            id: dots

            anchors.horizontalCenter: parent.horizontalCenter
            height: Theme.space * 4
            spacing: Theme.space * 2

            Repeater {
                model: pad.service.digits

                Rectangle {
                    color: Theme.ink
                    height: Theme.space * 3
                    radius: height / 2
                    width: height
                }
            }
        }
        Grid {
            // Figures stand in the same order for everybody.
            LayoutMirroring.childrenInherit: true
            LayoutMirroring.enabled: false
            anchors.horizontalCenter: parent.horizontalCenter
            columns: 3
            // A ring around one key leaves its neighbour.
            spacing: Theme.space * 2

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter"]

                QuietButton {
                    required property string modelData
                    readonly property bool isDigit: modelData.length === 1

                    Accessible.name: isDigit ? modelData : modelData === "erase" ? pad.service.words.erase : pad.service.words.enterPin
                    enabled: pad.heard
                    height: pad.key
                    iconName: isDigit ? "" : modelData === "erase" ? "back" : "check"
                    objectName: "pin-" + modelData
                    opacity: enabled ? 1 : 0.5
                    size: Theme.large
                    text: isDigit ? modelData : ""
                    width: pad.key * 1.5

                    onClicked: {
                        if (isDigit)
                            pad.service.type(modelData);
                        else if (modelData === "erase")
                            pad.service.erase();
                        else
                            pad.service.enter();
                    }
                }
            }
        }
    }
}
