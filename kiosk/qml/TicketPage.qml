import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What happens to the paper, the number as large as the screen allows, then where to wait.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool upright: Theme.upright
    readonly property int margin: Theme.space * 8
    readonly property real columnWidth: upright ? width - 2 * margin : (width - 3 * margin) / 2

    objectName: "page-ticket"

    // The second half of a double touch must not take away what the first has brought.
    Timer {
        id: settling

        interval: page.viewModel.flow.settleMs
        running: interval > 0
    }

    Column {
        id: told

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        spacing: Theme.space * 2
        width: page.columnWidth
        y: Theme.space * 7

        PaperNews {
            anchors.horizontalCenter: parent.horizontalCenter
            viewModel: page.viewModel
        }
        Phrase {
            color: Theme.quietInk
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            size: Theme.large
            text: page.viewModel.ticket.shown.service
            width: parent.width
        }
    }
    Phrase {
        id: number

        Accessible.name: page.viewModel.words.yourNumber + " " + text
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.top: told.bottom
        color: Theme.primary
        font.bold: true
        height: page.upright ? facts.y - y : end.y - y - Theme.space * 2
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1
        minimumPixelSize: Theme.display
        objectName: "ticket-number"
        shrinks: true
        size: Math.max(1, page.width)
        text: page.viewModel.ticket.shown.label
        verticalAlignment: Text.AlignVCenter
        width: page.columnWidth
        wrapMode: Text.NoWrap
    }
    FactsCard {
        id: facts

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        viewModel: page.viewModel
        width: page.columnWidth
        y: page.upright ? code.y - height - Theme.space * 3 : Theme.space * 7
    }
    CodeCard {
        id: code

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        height: page.upright ? Math.min(page.height * 0.2, implicitHeight) : Math.max(0, Math.min(implicitHeight, end.y - y - Theme.space * 3))
        viewModel: page.viewModel
        width: page.columnWidth
        y: page.upright ? end.y - height - Theme.space * 4 : facts.y + facts.height + Theme.space * 3
    }
    Item {
        id: end

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * 5
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        height: countdown.height + Theme.space * 3 + done.height

        Countdown {
            id: countdown

            anchors.left: parent.left
            anchors.right: parent.right
            viewModel: page.viewModel
        }
        QuietButton {
            id: hear

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            height: done.height
            iconName: "speaker"
            language: page.viewModel.language
            objectName: "hear-number"
            size: Theme.large
            text: page.viewModel.words.hearNumber
            visible: page.viewModel.ticket.shown.canHear

            onClicked: page.viewModel.ticket.sayNumber()
        }
        PrimaryButton {
            id: done

            anchors.bottom: parent.bottom
            anchors.left: hear.visible ? hear.right : parent.left
            anchors.leftMargin: hear.visible ? Theme.space * 3 : 0
            anchors.right: parent.right
            enabled: !settling.running
            language: page.viewModel.language
            objectName: "done"
            size: Theme.title
            text: page.viewModel.words.done

            onClicked: page.viewModel.welcome()
        }
    }
}
