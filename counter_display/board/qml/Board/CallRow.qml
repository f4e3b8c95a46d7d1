// A call beside the large ones. A bar and an arrow mark those whose visitor has not come yet; of who
// is served, quiet words say so.
import QtQuick
import QtQuick.Layouts
import Nouba.UiKit

Item {
    id: call

    // The words that say that she is served; none while she is awaited.
    required property var captions
    // Ticket and counter are equally large.
    readonly property real figuresSize: Math.min(ticket.bestSize, counterNumber.bestSize)
    required property bool pointsLeft
    required property string counter
    readonly property color ink: call.isAwaited ? Theme.ink : Theme.quietInk
    readonly property bool isAwaited: call.captions.length === 0
    required property string label

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        color: Theme.line
        height: Math.max(1, Theme.space / 4)
    }
    RowLayout {
        anchors.fill: parent
        spacing: Theme.space * 3

        Rectangle {
            Layout.fillHeight: true
            Layout.bottomMargin: Theme.space * 2
            Layout.leftMargin: Theme.space
            Layout.rightMargin: Theme.space
            Layout.topMargin: Theme.space * 2
            Layout.preferredWidth: Theme.space
            color: Theme.accent
            opacity: call.isAwaited ? 1 : 0
            radius: width / 2
        }
        Figures {
            id: ticket

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 60
            color: call.ink
            font.pixelSize: call.figuresSize
            fill: 0.86
            horizontalAlignment: call.pointsLeft ? Text.AlignRight : Text.AlignLeft
            objectName: "history-label"
            text: call.label
        }
        Item {
            Layout.fillHeight: true
            Layout.preferredWidth: call.width * 0.2

            Arrow {
                anchors.centerIn: parent
                color: Theme.quietInk
                height: call.height * 0.32
                pointsLeft: call.pointsLeft
                visible: call.isAwaited
                width: call.height * 0.4
            }
            Captions {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.quietInk
                objectName: "at-counter-captions"
                pixelSize: Theme.small
                stacked: true
                visible: !call.isAwaited
                width: parent.width
                words: call.captions
            }
        }
        Figures {
            id: counterNumber

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 26
            color: call.ink
            font.pixelSize: call.figuresSize
            fill: 0.86
            horizontalAlignment: Text.AlignHCenter
            objectName: "history-counter"
            text: call.counter
        }
    }
}
