pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// How the screen is seen, heard and reached: a sheet at the bottom, within everybody's reach.
Item {
    id: panel

    required property KioskViewModel viewModel
    readonly property Preferences preferences: viewModel.preferences
    readonly property int margin: Theme.space * 8
    readonly property int columns: Theme.upright ? 6 : 12
    readonly property real cell: (sheet.width - 2 * margin - (columns - 1) * grid.spacing) / columns

    function spanning(cells: real): real {
        return cells * cell + (cells - 1) * grid.spacing;
    }

    objectName: "access-panel"

    Rectangle {
        anchors.fill: parent
        color: Theme.shade
        opacity: 0.6
    }
    MouseArea {
        anchors.fill: parent

        onClicked: panel.preferences.closePanel()
    }
    Rectangle {
        id: sheet

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        color: Theme.paper
        height: told.height + Theme.space * 10

        MouseArea {
            anchors.fill: parent
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            color: Theme.quietInk
            height: Math.max(2, Theme.space / 4)
        }
        Column {
            id: told

            anchors.left: parent.left
            anchors.leftMargin: panel.margin
            anchors.right: parent.right
            anchors.rightMargin: panel.margin
            anchors.top: parent.top
            anchors.topMargin: Theme.space * 5
            spacing: Theme.space * 4

            Phrase {
                font.bold: true
                heading: true
                language: panel.viewModel.language
                size: Theme.title
                text: panel.preferences.canSpeak ? panel.preferences.words.heading : panel.preferences.words.silentHeading
                width: parent.width
            }
            Flow {
                id: grid

                // All as high as the longest word asks for.
                readonly property real high: Math.max(Theme.choice * (Theme.larger ? 2 : 1.65), ...Array.from(children, one => one.implicitHeight))

                spacing: Theme.space * 3
                width: parent.width

                Repeater {
                    model: ["light", "dark", "contrast"]

                    ToggleButton {
                        required property string modelData

                        exclusive: true
                        height: grid.high
                        iconName: modelData
                        language: panel.viewModel.language
                        objectName: "look-" + modelData
                        on: panel.preferences.look === modelData
                        text: panel.preferences.words[modelData]
                        width: Math.floor(panel.spanning(2))

                        onClicked: panel.preferences.chooseLook(modelData)
                    }
                }
                ToggleButton {
                    height: grid.high
                    iconName: "text-larger"
                    language: panel.viewModel.language
                    objectName: "larger"
                    on: panel.preferences.larger
                    text: panel.preferences.words.larger
                    width: Math.floor(panel.spanning(spoken.visible ? 1.5 : 2))

                    onClicked: panel.preferences.toggleLarger()
                }
                ToggleButton {
                    height: grid.high
                    iconName: "text-larger"
                    language: panel.viewModel.language
                    objectName: "largest"
                    on: panel.preferences.largest
                    text: panel.preferences.words.largest
                    width: Math.floor(panel.spanning(spoken.visible ? 1.5 : 2))

                    onClicked: panel.preferences.toggleLargest()
                }
                ToggleButton {
                    height: grid.high
                    iconName: "low-reach"
                    language: panel.viewModel.language
                    objectName: "low"
                    on: panel.preferences.low
                    text: panel.preferences.words.low
                    width: Math.floor(panel.spanning(spoken.visible ? 1.5 : 2))

                    onClicked: panel.preferences.toggleLow()
                }
                ToggleButton {
                    id: spoken

                    height: grid.high
                    iconName: "headphones"
                    language: panel.viewModel.language
                    objectName: "spoken"
                    on: panel.preferences.spoken
                    text: panel.preferences.words.spoken
                    visible: panel.preferences.canSpeak
                    width: Math.floor(panel.spanning(spoken.visible ? 1.5 : 2))

                    onClicked: panel.preferences.toggleSpoken()
                }
            }
            PrimaryButton {
                language: panel.viewModel.language
                objectName: "access-done"
                size: Theme.title
                text: panel.preferences.words.done
                width: parent.width

                onClicked: panel.preferences.closePanel()
            }
        }
    }
}
