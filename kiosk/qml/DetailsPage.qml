pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What to bring, so that nobody waits in vain; the ticket is one touch away.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool upright: Theme.upright
    // Where all stands low there is half the height.
    readonly property bool tall: height > 1.4 * width
    // Both buttons in one row leave their room to a long list.
    readonly property bool beside: !upright || !tall && list.long
    readonly property int margin: Theme.space * 6
    readonly property var details: viewModel.offer.details

    objectName: "page-details"

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
        viewModel: page.viewModel
    }
    Phrase {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: header.bottom
        anchors.topMargin: Theme.space * (page.tall ? 6 : 0)
        font.bold: true
        heading: true
        language: page.details.nameLanguage ?? ""
        // A name of many lines leaves its room to what to bring.
        readonly property real lines: ruler.implicitWidth / width

        size: page.tall ? (lines > 1.7 ? Theme.title : Theme.headline) : lines > 1.3 ? Theme.large : Theme.larger || lines > 1 ? Theme.title : Theme.headline
        text: page.details.name ?? ""
    }
    Phrase {
        id: ruler

        font.bold: true
        language: title.language
        size: Theme.headline
        text: title.text
        visible: false
        wrapMode: Text.NoWrap
    }
    // It ends where there is no more to tell.
    Card {
        id: card

        readonly property real room: waiting.y - y - Theme.space * (page.tall ? 4 : 2)

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: title.bottom
        anchors.topMargin: Theme.space * (page.tall ? 3 : 1)
        objectName: "details-card"
        height: Math.min(room, told.implicitHeight * told.scale + 2 * told.margin)
        visible: told.implicitHeight > 0

        Column {
            id: told

            readonly property int margin: Theme.space * (page.tall ? 4 : 2)
            readonly property real room: card.room - 2 * margin
            readonly property var told: page.details

            // A long list shrinks before any of it goes unread; its lines grow longer then.
            function fit() {
                for (scale = 1; scale > 0.4; scale -= 0.05) {
                    list.forceLayout();
                    forceLayout();
                    if (implicitHeight * scale <= room)
                        break;
                }
            }

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: parent.top
            anchors.topMargin: margin
            spacing: Theme.space * (page.tall ? 3 : 1)
            transformOrigin: Item.Top
            width: (card.width - 2 * margin) / scale

            Component.onCompleted: fit()
            onRoomChanged: fit()
            onToldChanged: fit()

            Phrase {
                color: Theme.quietInk
                language: page.viewModel.language
                size: Theme.body
                text: page.details.documentsLabel ?? ""
                visible: documents.count > 0
                width: told.width
            }
            Grid {
                id: list

                readonly property bool long: documents.count > 6

                columnSpacing: Theme.space * 3
                columns: long ? (page.upright ? 2 : 3) : documents.count > 3 && !page.tall ? 2 : 1
                rowSpacing: told.spacing
                visible: documents.count > 0
                width: told.width

                Repeater {
                    id: documents

                    model: page.details.documents ?? []

                    Item {
                        id: line

                        required property string modelData

                        height: Math.max(mark.height, paper.height)
                        width: (list.width - (list.columns - 1) * list.columnSpacing) / list.columns

                        Icon {
                            id: mark

                            anchors.left: parent.left
                            color: Theme.primary
                            name: "check"
                            size: Theme.large
                        }
                        Phrase {
                            id: paper

                            anchors.left: mark.right
                            anchors.leftMargin: Theme.space * 2
                            anchors.right: parent.right
                            language: page.details.documentsLanguage ?? ""
                            size: page.tall && !list.long ? Theme.large : Theme.body
                            text: line.modelData
                        }
                    }
                }
            }
            Repeater {
                model: page.details.facts ?? []

                FactRow {
                    required property var modelData

                    icon: modelData.icon
                    label: modelData.label
                    language: page.viewModel.language
                    ruled: true
                    value: modelData.value
                    width: told.width
                }
            }
        }
    }
    // Whoever reads larger text has not seen it on the tile.
    Row {
        id: waiting

        anchors.bottom: sheet.visible ? sheet.top : foot.top
        anchors.bottomMargin: visible ? Theme.space * (page.tall ? 3 : 1.5) : 0
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: visible ? implicitHeight : 0
        spacing: Theme.space * 5
        visible: ahead.text !== ""

        Fact {
            id: ahead

            iconName: "people"
            language: page.viewModel.language
            limit: (page.width - 2 * page.margin - waiting.spacing) / 2
            objectName: "details-waiting"
            size: page.tall && !Theme.larger ? Theme.large : Theme.body
            text: page.details.waiting ?? ""
        }
        Fact {
            iconName: "clock"
            language: page.viewModel.language
            limit: ahead.limit
            objectName: "details-wait"
            size: ahead.size
            strong: true
            text: page.details.wait ?? ""
            visible: text !== ""
        }
    }
    SlipButton {
        id: sheet

        anchors.bottom: page.beside ? foot.bottom : foot.top
        anchors.bottomMargin: page.beside ? 0 : Theme.space * 3
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: page.beside ? foot.height : implicitHeight
        key: page.details.key ?? ""
        viewModel: page.viewModel
        width: (parent.width - 2 * page.margin) * (!page.beside ? 1 : page.upright ? 0.46 : 0.34)
        wish: "list"

        onClicked: page.viewModel.slips.printList(key)
    }
    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * (page.tall ? 5 : 3)
        anchors.left: sheet.visible && page.beside ? sheet.right : parent.left
        anchors.leftMargin: sheet.visible && page.beside ? Theme.space * 3 : page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        height: Math.max(take.visible ? take.implicitHeight : refused.implicitHeight, sheet.visible && page.beside ? sheet.implicitHeight : 0)

        PrimaryButton {
            id: take

            anchors.fill: parent
            enabled: !page.viewModel.issuing.locked
            iconName: "ticket"
            language: page.viewModel.language
            objectName: "take-ticket"
            size: page.upright && page.beside ? Theme.large : Theme.title
            text: page.viewModel.words.giveTicket
            visible: !page.details.refusal

            onClicked: page.viewModel.choose(page.details.key)
        }
        NoTicketCard {
            id: refused

            again: page.details.again ?? ""
            againIcon: page.details.againIcon ?? ""
            anchors.fill: parent
            language: page.viewModel.language
            refusal: page.details.refusal ?? ""
            visible: refusal !== ""
        }
    }
}
