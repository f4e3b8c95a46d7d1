import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// The number as large as it may be, then what to know; lowest, above the slot, what becomes of the
// paper, and nothing else.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property var ticket: viewModel.ticket.shown
    readonly property bool upright: Theme.upright
    readonly property int margin: Theme.space * 6
    readonly property real columnWidth: upright ? width - 2 * margin : (width - 3 * margin) / 2
    readonly property bool busy: settling.running || viewModel.giveBack.asking

    objectName: "page-ticket"

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
    TicketAbout {
        id: about

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        viewModel: page.viewModel
        width: page.columnWidth
        y: header.y + header.height + Theme.space * (page.upright ? 2 : 1)
    }
    TicketNumber {
        id: number

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: (page.upright ? facts.y : code.visible ? code.y : acts.y) - y - Theme.space * 2
        viewModel: page.viewModel
        width: page.columnWidth
        y: about.y + about.height + Theme.space
    }
    FactsCard {
        id: facts

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        viewModel: page.viewModel
        width: page.columnWidth
        // A longer card grows upwards: what is below it keeps its place.
        y: page.upright ? Math.min(Theme.scale * 600, acts.y - height - Theme.space * 2) : about.y
    }
    CodeCard {
        id: code

        readonly property real start: facts.y + facts.height + Theme.space * 3

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: Math.min(Theme.scale * 300, (page.upright ? acts.y - start : acts.y - about.y - about.height - Theme.scale * 250) - Theme.space * 3)
        viewModel: page.viewModel
        width: page.columnWidth
        y: page.upright ? start + (acts.y - Theme.space * 3 - start - height) / 2 : acts.y - height - Theme.space * 3
    }
    Column {
        readonly property real start: facts.y + facts.height + Theme.space * 2
        // What is not seen has no height as a column: whether there is room is asked of the texts.
        readonly property real needed: called.height + (complaints.text ? spacing + complaints.height : 0)

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        spacing: Theme.space * 2
        visible: !(code.visible && page.upright) && needed < acts.y - start - Theme.space * 2
        width: page.columnWidth
        y: start + (acts.y - Theme.space * 2 - start - needed) / 2

        Phrase {
            id: called

            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            objectName: "will-call"
            text: page.viewModel.words.willCall
            width: parent.width
        }
        Phrase {
            id: complaints

            color: Theme.quietInk
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            objectName: "complaints"
            size: Theme.larger ? Theme.body : Theme.small
            text: page.ticket.complaints
            visible: text !== ""
            width: parent.width
        }
    }
    Item {
        id: acts

        anchors.bottom: band.top
        anchors.bottomMargin: Theme.scale * (page.upright ? 60 : 28)
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        height: Theme.scale * (page.upright ? 132 : 112)

        Item {
            id: rest

            readonly property bool two: back.visible || kept.visible
            readonly property real half: two ? (width - Theme.space * 2) / 2 : width

            anchors.left: hear.right
            anchors.leftMargin: hear.visible ? Theme.space * 2 : 0
            anchors.right: parent.right
            height: parent.height

            // First for whoever has keys alone: to press on takes nothing away.
            PrimaryButton {
                id: done

                anchors.right: parent.right
                enabled: !page.busy
                height: parent.height
                language: page.viewModel.language
                objectName: "done"
                size: Theme.large
                text: page.viewModel.words.done
                width: rest.half

                onClicked: page.viewModel.welcome()
            }
            TakeBackButton {
                id: back

                anchors.left: parent.left
                enabled: !page.busy
                height: parent.height
                viewModel: page.viewModel
                visible: page.viewModel.giveBack.offered && !kept.visible
                width: rest.half
            }
            Phrase {
                id: kept

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                language: page.viewModel.language
                objectName: "not-given-back"
                text: page.viewModel.giveBack.told
                visible: text !== ""
                width: rest.half
            }
        }
        QuietButton {
            id: hear

            Accessible.name: page.viewModel.words.hearNumber
            anchors.left: parent.left
            height: parent.height
            iconName: "speaker"
            language: page.viewModel.language
            objectName: "hear-number"
            size: Theme.large
            visible: page.ticket.canHear
            width: visible ? height : 0

            onClicked: page.viewModel.ticket.sayNumber()
        }
    }
    Countdown {
        anchors.bottom: band.top
        anchors.bottomMargin: Theme.space * (page.upright ? 3 : 1)
        anchors.left: acts.left
        anchors.right: acts.right
        viewModel: page.viewModel
    }
    Rectangle {
        id: band

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        color: Theme.primary
        height: Theme.scale * (page.upright ? 380 : 192)
        objectName: "slot-band"

        Grid {
            anchors.centerIn: parent
            columns: page.upright ? 1 : 2
            horizontalItemAlignment: Grid.AlignHCenter
            spacing: Theme.space * 3
            verticalItemAlignment: Grid.AlignVCenter

            Phrase {
                color: Theme.onPrimary
                font.bold: true
                heading: true
                horizontalAlignment: Text.AlignHCenter
                language: page.viewModel.language
                objectName: "paper-news"
                size: Theme.larger ? Theme.large : Theme.title
                text: page.ticket.paperNews
                width: Math.min(implicitWidth, page.width - 2 * page.margin - (page.upright ? 0 : mark.width + Theme.space * 3))
            }
            Icon {
                id: mark

                color: Theme.onPrimary
                name: page.ticket.paper === "printing" ? "printer" : "arrow-down"
                size: Math.round(Theme.scale * (page.upright ? 104 : 72))
            }
        }
    }
}
