import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// The number was given back: that nobody waits with it, what the paper is worth, and how to go on.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool printed: viewModel.ticket.shown.paper !== "without"
    readonly property int margin: Theme.space * 6
    readonly property bool upright: Theme.upright

    objectName: "page-returned"

    // The second half of a double touch must not take away what the first has brought.
    Timer {
        id: settling

        interval: page.viewModel.flow.ticketSettleMs
        running: interval > 0
    }

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        viewModel: page.viewModel
        y: Theme.space * (page.upright ? 6 : 3)
    }
    Column {
        readonly property real start: header.y + header.height

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        spacing: Theme.space * (page.upright ? 5 : 3)
        y: start + (acts.y - start - height) / 2

        Item {
            anchors.horizontalCenter: parent.horizontalCenter
            height: number.height
            width: number.width

            Phrase {
                id: number

                color: Theme.quietInk
                font.bold: true
                font.strikeout: true
                lineHeight: 1
                objectName: "void-number"
                size: Math.round(Theme.scale * (page.upright ? 212 : 120))
                text: page.viewModel.ticket.shown.label
                wrapMode: Text.NoWrap
            }
        }
        Phrase {
            font.bold: true
            heading: true
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            objectName: "message"
            size: Theme.larger ? Theme.large : Theme.title
            text: page.viewModel.giveBack.voided
            width: parent.width
        }
        Phrase {
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            objectName: "void-paper"
            size: Theme.larger ? Theme.body : Theme.large
            text: page.printed ? page.viewModel.giveBack.words.voidPaper : page.viewModel.giveBack.words.notCalled
            width: parent.width
        }
    }
    Grid {
        id: acts

        anchors.bottom: parent.bottom
        // Not under the finger that gave the number back.
        anchors.bottomMargin: Theme.space * (page.upright ? 4 : 30)
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        columns: page.upright ? 1 : 2
        spacing: Theme.space * 3

        PrimaryButton {
            enabled: !settling.running
            height: Theme.scale * (page.upright ? 132 : 112)
            language: page.viewModel.language
            objectName: "another-service"
            size: Theme.larger ? Theme.body : Theme.large
            text: page.viewModel.giveBack.words.another
            width: page.upright ? acts.width : (acts.width - acts.spacing) / 2

            onClicked: page.viewModel.chooseAnother()
        }
        QuietButton {
            enabled: !settling.running
            height: Theme.scale * 112
            language: page.viewModel.language
            objectName: "done"
            size: Theme.body
            text: page.viewModel.words.done
            width: page.upright ? acts.width : (acts.width - acts.spacing) / 2

            onClicked: page.viewModel.welcome()
        }
    }
    Countdown {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        viewModel: page.viewModel
    }
}
