import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Something is in the way: what happened, and what to do now, in two languages.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool refused: viewModel.flow.page === "refused"
    readonly property int margin: Theme.space * 8
    readonly property bool upright: Theme.upright

    objectName: "page-" + viewModel.flow.page

    // The second half of a double touch must not take away what the first has brought.
    Timer {
        id: settling

        interval: page.viewModel.flow.settleMs
        running: interval > 0
    }

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.margins: Theme.space * 6
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.upright ? 6 : 3)
        viewModel: page.viewModel
    }
    Column {
        readonly property real start: header.y + header.height
        readonly property real end: acts.visible ? acts.y : page.height

        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        spacing: Theme.space * (page.upright ? 5 : 3)
        y: start + (end - start - height) / 2

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: page.refused ? Theme.information : Theme.warning
            name: page.refused ? "info" : "person"
            size: page.upright ? Theme.display * 1.6 : Theme.display
            // Where letters are large and the screen low, what is said needs the room.
            visible: page.upright || !Theme.larger
        }
        Phrase {
            color: Theme.quietInk
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            size: Theme.large
            text: page.refused ? page.viewModel.words.noTicket : page.viewModel.words.outOfOrder
            width: parent.width
        }
        Phrase {
            font.bold: true
            heading: true
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            objectName: "message"
            size: page.upright ? Theme.headline : Theme.title
            text: page.viewModel.flow.message
            width: parent.width
        }
        Phrase {
            color: Theme.quietInk
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.secondLanguage
            size: Theme.body
            text: page.viewModel.flow.secondMessage
            width: parent.width
        }
    }
    Column {
        id: acts

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        spacing: Theme.space * 4
        visible: page.viewModel.flow.page !== "unready"

        Countdown {
            viewModel: page.viewModel
            width: parent.width
        }
        Grid {
            id: ways

            readonly property bool two: page.viewModel.flow.page === "fault"
            readonly property bool beside: two && !page.upright
            readonly property real way: beside ? (width - spacing) / 2 : width

            columns: beside ? 2 : 1
            spacing: acts.spacing
            width: parent.width

            PrimaryButton {
                id: go

                directional: iconName === "back"
                enabled: !settling.running
                iconName: page.viewModel.flow.page === "fault" ? "refresh" : "back"
                language: page.viewModel.language
                objectName: page.viewModel.flow.page === "fault" ? "retry" : "leave"
                size: Theme.title
                text: page.viewModel.flow.page === "fault" ? page.viewModel.words.retry : page.viewModel.words.back
                width: ways.way

                onClicked: page.viewModel.flow.page === "fault" ? page.viewModel.retry() : page.viewModel.back()
            }
            QuietButton {
                enabled: !settling.running
                height: ways.beside ? go.height : Theme.touch
                iconName: "close"
                language: page.viewModel.language
                objectName: "leave"
                text: page.viewModel.words.takeNone
                visible: ways.two
                width: ways.way

                onClicked: page.viewModel.welcome()
            }
        }
    }
}
