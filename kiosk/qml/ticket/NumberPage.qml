pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// No paper comes: all that it would have said, to be photographed in one picture. Whatever is
// longer takes room from the number; the buttons keep their place.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property var ticket: viewModel.ticket.shown
    readonly property bool upright: Theme.upright
    readonly property int margin: Theme.space * 6
    readonly property real toldWidth: upright ? width - 2 * margin : (width - 3 * margin) * 0.44
    readonly property real sheetWidth: upright ? width - 2 * margin : (width - 3 * margin) * 0.56
    // How many say it besides the screen's own language: 2 for all. Larger letters and a code beside
    // the number have the room of the others first.
    readonly property int others: upright ? Theme.larger ? 0 : 2 : 2 - (Theme.larger ? 1 : 0) - (ticket.follows ? 1 : 0)
    // Where no code stands beside the number, what is said has its room.
    readonly property bool codeless: !upright && !ticket.follows
    readonly property string partner: viewModel.language === "ar" ? "fr" : "ar"
    readonly property bool busy: settling.running || viewModel.giveBack.asking

    objectName: "page-number"

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
        id: told

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        spacing: Theme.space * (page.upright ? 0.5 : 2)
        width: page.toldWidth
        y: header.y + header.height + Theme.space * (page.upright ? 1 : 2)

        Phrase {
            font.bold: true
            heading: true
            language: page.viewModel.language
            objectName: "paper-news"
            size: Theme.larger ? Theme.large : Theme.title
            text: page.viewModel.words.noPaper
            width: parent.width
        }
        Phrase {
            language: page.viewModel.language
            objectName: "keep-number"
            size: page.codeless ? Theme.large : Theme.body
            text: page.viewModel.words.keepNumber
            width: parent.width
        }
        Repeater {
            model: page.ticket.others

            Phrase {
                required property var modelData

                color: Theme.quietInk
                // Each stands at the side from which it is read.
                horizontalAlignment: modelData.language === "ar" !== page.viewModel.mirrored ? Text.AlignRight : Text.AlignLeft
                language: modelData.language
                objectName: "keep-number-" + modelData.language
                size: page.codeless && !Theme.larger ? Theme.body : Theme.small
                text: modelData.text
                visible: page.others === 2 || page.others === 1 && modelData.language === page.partner
                width: told.width
            }
        }
    }
    Item {
        readonly property real start: page.upright ? told.y + told.height + Theme.space : told.y

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        height: (page.upright ? second.y : page.height) - Theme.space * 2 - y
        width: page.sheetWidth
        y: start

        Row {
            id: captions

            anchors.horizontalCenter: parent.horizontalCenter
            height: visible ? implicitHeight : 0
            spacing: Theme.space * 4
            visible: !Theme.larger

            Repeater {
                model: page.ticket.captions

                Phrase {
                    required property int index
                    required property var modelData

                    color: Theme.quietInk
                    font.bold: index === 0
                    language: modelData.language
                    size: Theme.small
                    text: modelData.text
                    wrapMode: Text.NoWrap
                }
            }
        }
        TicketNumber {
            anchors.left: parent.left
            anchors.right: parent.right
            height: about.y - captions.height
            viewModel: page.viewModel
            y: captions.height
        }
        TicketAbout {
            id: about

            anchors.left: parent.left
            anchors.right: parent.right
            dated: true
            viewModel: page.viewModel
            y: facts.y - height - Theme.space
        }
        FactsCard {
            id: facts

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            dense: true
            viewModel: page.viewModel
        }
    }
    Item {
        id: acts

        readonly property real half: (width - (hear.visible ? hear.width + Theme.space * 2 : 0) - Theme.space * 2) / 2

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: Theme.scale * (page.upright ? 132 : 112)
        width: page.toldWidth
        // Where a code is shown it stands below them; without one they stand there as well.
        y: page.upright ? Theme.scale * 1348 : page.height - height - Theme.space * 4

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
        QuietButton {
            anchors.left: hear.right
            anchors.leftMargin: hear.visible ? Theme.space * 2 : 0
            height: parent.height
            iconName: page.upright && !hear.visible ? "clock" : ""
            language: page.viewModel.language
            objectName: "more-time"
            text: page.viewModel.words.moreTime
            width: acts.half

            onClicked: page.viewModel.flow.attend()
        }
        PrimaryButton {
            anchors.right: parent.right
            enabled: !page.busy
            height: parent.height
            language: page.viewModel.language
            objectName: "done"
            size: page.upright ? Theme.large : Theme.body
            text: page.viewModel.words.noted
            width: acts.half

            onClicked: page.viewModel.welcome()
        }
    }
    Item {
        id: second

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: Theme.touch
        width: page.toldWidth
        y: acts.y - height - Theme.space * 2

        TakeBackButton {
            id: back

            anchors.left: parent.left
            enabled: !page.busy
            height: parent.height
            tall: false
            viewModel: page.viewModel
            visible: page.viewModel.giveBack.offered && !kept.visible
            width: parent.width - remaining.width - Theme.space * 3
        }
        Phrase {
            id: kept

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            language: page.viewModel.language
            objectName: "not-given-back"
            size: Theme.larger ? Theme.body : Theme.small
            text: page.viewModel.giveBack.told
            visible: text !== ""
            width: page.upright ? back.width : parent.width
        }
        Phrase {
            id: remaining

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.quietInk
            font.features: ({
                    "tnum": 1
                })
            horizontalAlignment: Text.AlignRight
            language: page.viewModel.language
            objectName: "seconds-left"
            size: Theme.larger ? Theme.small : Theme.body
            text: page.viewModel.words.secondsLeft.replace("%1", countdown.seconds)
            // What is said of the number needs all of a narrow column.
            visible: page.upright || !kept.visible
            width: Theme.scale * (Theme.larger ? 260 : 210)
        }
    }
    CodeCard {
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: (page.upright ? page.height - Theme.space : second.y) - y - Theme.space * 2
        viewModel: page.viewModel
        width: page.toldWidth
        y: page.upright ? acts.y + acts.height + Theme.space * 2 : told.y + told.height + Theme.space * 2
    }
    Countdown {
        id: countdown

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        viewModel: page.viewModel
    }
}
