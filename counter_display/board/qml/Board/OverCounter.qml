// The display over one counter: its number, and whom it calls or serves; else why it calls nobody.
import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: display

    readonly property bool isPortrait: display.height > display.width
    required property MediaViewModel media
    readonly property var sign: display.viewModel.sign
    required property BoardViewModel viewModel

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: display.viewModel.isRightToLeft
    color: Theme.paper

    ColumnLayout {
        anchors.fill: parent
        anchors.bottomMargin: Theme.space * 4
        anchors.leftMargin: Theme.space * 5
        anchors.rightMargin: Theme.space * 5
        anchors.topMargin: Theme.space * 2
        spacing: Theme.space * 2

        TopLine {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.display * 1.2
            viewModel: display.viewModel
        }
        StaleNotice {
            Layout.fillWidth: true
            stacked: display.isPortrait
            viewModel: display.viewModel
            visible: display.viewModel.isStale
        }
        GridLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            columnSpacing: Theme.space * 3
            columns: display.isPortrait ? 1 : 2
            rowSpacing: Theme.space * 3

            Rectangle {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredHeight: 36
                Layout.preferredWidth: 30
                color: Theme.primary
                objectName: "counter-number"
                radius: Theme.radius

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Theme.space * 3
                    spacing: 0

                    Captions {
                        Layout.fillWidth: true
                        color: Theme.onPrimary
                        pixelSize: Theme.headline
                        stacked: true
                        words: display.sign.counterCaptions
                    }
                    Figures {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        color: Theme.onPrimary
                        fill: 0.9
                        horizontalAlignment: Text.AlignHCenter
                        objectName: "sign-counter"
                        text: display.sign.counter
                    }
                }
            }
            Rectangle {
                id: card

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredHeight: 64
                Layout.preferredWidth: 70
                border.color: Theme.line
                border.width: display.sign.state === "called" ? 0 : Math.max(1, Theme.space / 4)
                color: display.sign.state === "called" ? Theme.accent : Theme.surface
                objectName: "sign"
                radius: Theme.radius

                Rectangle {
                    anchors.fill: parent
                    color: Theme.surface
                    opacity: 0.4 * breath.depth
                    radius: card.radius
                }
                Breath {
                    id: breath
                }
                Connections {
                    function onCalled() {
                        breath.begin();
                    }

                    target: display.viewModel
                }
                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Theme.space * 3
                    spacing: Theme.space

                    Captions {
                        Layout.fillHeight: display.sign.label === ""
                        Layout.fillWidth: true
                        color: display.sign.state === "called" ? Theme.onAccent : Theme.ink
                        objectName: "sign-captions"
                        pixelSize: display.sign.label === "" ? (display.sign.state === "free" ? Theme.headline : Theme.display * 1.3) : Theme.headline
                        stacked: true
                        words: display.sign.captions
                    }
                    Figures {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        color: display.sign.state === "called" ? Theme.onAccent : Theme.ink
                        fill: 0.9
                        horizontalAlignment: Text.AlignHCenter
                        objectName: "sign-label"
                        text: display.sign.label
                        visible: display.sign.label !== ""
                    }
                }
            }
        }
    }
}
