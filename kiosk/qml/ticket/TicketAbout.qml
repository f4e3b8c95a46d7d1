import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What the ticket is for, with which priority, in the words of the paper, and when it was given
// where no paper says so.
Column {
    id: about

    required property KioskViewModel viewModel
    readonly property var ticket: viewModel.ticket.shown
    property bool dated: false

    spacing: Theme.space / 2

    Phrase {
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        language: about.viewModel.language
        maximumLineCount: 3
        objectName: "ticket-service"
        // A long name leaves its room to the number.
        size: Theme.larger ? lines(Theme.body) > 2 ? Theme.small : Theme.body : lines(Theme.large) > 1 ? Theme.body : Theme.large
        text: about.ticket.service
        width: parent.width

        function lines(px: int): int {
            return Rows.lines(text, language, px, width);
        }
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.space * 3

        // An ordinary ticket has none.
        Rectangle {
            anchors.verticalCenter: parent?.verticalCenter
            border.color: Theme.ink
            border.width: Math.max(1, Theme.space / 4)
            color: "transparent"
            height: priority.height + Theme.space
            radius: Theme.radius / 2
            visible: priority.text !== ""
            width: priority.width + Theme.space * 4

            Phrase {
                id: priority

                readonly property real most: about.width - Theme.space * 4 - (issued.visible ? issued.width + Theme.space * 3 : 0)

                anchors.centerIn: parent
                font.bold: true
                language: about.viewModel.language
                objectName: "ticket-priority"
                size: about.dated && Rows.lines(text, language, Theme.body, most) > 1 ? Theme.small : Theme.body
                text: about.ticket.priority
                width: Math.min(implicitWidth, most)
            }
        }
        Phrase {
            id: issued

            anchors.verticalCenter: parent?.verticalCenter
            color: Theme.quietInk
            language: about.viewModel.language
            objectName: "ticket-time"
            size: Theme.larger ? Theme.body : Theme.small
            text: about.ticket.day + " · " + about.ticket.time
            // Larger words of the priority have the whole width.
            visible: about.dated && !(Theme.larger && priority.text !== "")
            wrapMode: Text.NoWrap
        }
    }
}
