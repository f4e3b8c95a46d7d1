// An earlier call. A bar marks those whose visitor has not come yet.
import QtQuick
import QtQuick.Layouts
import Nouba.UiKit

Item {
    id: call

    // Ticket and counter are equally large.
    readonly property real figuresSize: Math.min(ticket.bestSize, counterNumber.bestSize)
    required property bool pointsLeft
    required property string counter
    required property bool isOpen
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
            opacity: call.isOpen ? 1 : 0
            radius: width / 2
        }
        Figures {
            id: ticket

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 60
            font.pixelSize: call.figuresSize
            fill: 0.86
            horizontalAlignment: call.pointsLeft ? Text.AlignRight : Text.AlignLeft
            objectName: "history-label"
            text: call.label
        }
        Arrow {
            Layout.alignment: Qt.AlignVCenter
            Layout.preferredHeight: call.height * 0.32
            Layout.preferredWidth: call.height * 0.4
            color: Theme.quietInk
            pointsLeft: call.pointsLeft
        }
        Figures {
            id: counterNumber

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 26
            font.pixelSize: call.figuresSize
            fill: 0.86
            horizontalAlignment: Text.AlignHCenter
            objectName: "history-counter"
            text: call.counter
        }
    }
}
