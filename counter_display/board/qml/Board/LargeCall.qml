// The newest call: the ticket, an arrow, the counter. It breathes three times while it is new.
import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: card

    // Ticket and counter are equally large: neither explains the other.
    readonly property real figuresSize: Math.min(label.bestSize, counter.bestSize) * 0.97
    property bool stacked: false
    required property BoardViewModel viewModel

    color: Theme.accent
    objectName: "large-call"
    radius: Theme.radius

    // Light that comes and goes: opacity only, slower than once a second.
    Rectangle {
        id: glow

        anchors.fill: parent
        color: Theme.surface
        opacity: 0
        radius: card.radius
    }

    SequentialAnimation {
        id: breathing

        loops: 3

        ParallelAnimation {
            NumberAnimation { duration: 600; easing.type: Easing.InOutSine; from: 0; property: "opacity"; target: glow; to: 0.4 }
            NumberAnimation { duration: 600; easing.type: Easing.InOutSine; from: 0; property: "x"; target: shift; to: 1 }
        }
        ParallelAnimation {
            NumberAnimation { duration: 600; easing.type: Easing.InOutSine; from: 0.4; property: "opacity"; target: glow; to: 0 }
            NumberAnimation { duration: 600; easing.type: Easing.InOutSine; from: 1; property: "x"; target: shift; to: 0 }
        }
    }

    QtObject {
        id: shift

        property real x: 0
    }

    Connections {
        function onCalled() {
            breathing.restart();
        }

        target: card.viewModel
    }

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.bottomMargin: Theme.space
        anchors.leftMargin: Theme.space * 4
        anchors.rightMargin: Theme.space * 4
        anchors.topMargin: Theme.space * 2
        spacing: Theme.space * 2

        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 68
            spacing: 0

            Captions {
                id: captions

                Layout.fillWidth: true
                color: Theme.onAccent
                objectName: "number-captions"
                pixelSize: card.stacked ? Theme.title : Theme.large
                stacked: card.stacked
                words: card.viewModel.numberCaptions
            }
            Figures {
                id: label

                Layout.fillHeight: true
                Layout.fillWidth: true
                color: Theme.onAccent
                font.pixelSize: card.figuresSize
                horizontalAlignment: Text.AlignHCenter
                objectName: "large-label"
                text: card.viewModel.label
            }
        }
        Item {
            Layout.fillHeight: true
            Layout.preferredWidth: arrow.width + Theme.space * 4

            Arrow {
                id: arrow

                readonly property real way: (shift.x - 0.5) * Theme.space * 2

                anchors.centerIn: parent
                anchors.horizontalCenterOffset: card.viewModel.isRightToLeft ? -way : way
                anchors.verticalCenterOffset: captions.height / 2
                color: Theme.onAccent
                height: width * 0.8
                pointsLeft: card.viewModel.isRightToLeft
                width: Math.min(card.width * 0.12, card.height * 0.36)
            }
        }
        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 30
            spacing: 0

            Captions {
                Layout.fillWidth: true
                color: Theme.onAccent
                objectName: "counter-captions"
                pixelSize: card.stacked ? Theme.title : Theme.large
                stacked: card.stacked
                words: card.viewModel.counterCaptions
            }
            Figures {
                id: counter

                Layout.fillHeight: true
                Layout.fillWidth: true
                color: Theme.onAccent
                font.pixelSize: card.figuresSize
                horizontalAlignment: Text.AlignHCenter
                objectName: "large-counter"
                text: card.viewModel.counter
            }
        }
    }
}
