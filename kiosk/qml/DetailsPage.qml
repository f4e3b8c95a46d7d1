pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What to bring, so that nobody waits in vain; the ticket is one touch away.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool upright: Theme.upright
    readonly property bool tall: height > 1.1 * width
    readonly property int margin: Theme.space * 8
    readonly property var details: viewModel.details

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
        size: Theme.larger && !page.tall ? Theme.title : Theme.headline
        text: page.details.name ?? ""
    }
    Card {
        anchors.bottom: again.visible ? again.top : again.bottom
        anchors.bottomMargin: again.visible ? again.anchors.bottomMargin : 0
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: title.bottom
        anchors.topMargin: Theme.space * (page.tall ? 3 : 1)

        Column {
            id: told

            anchors.left: parent.left
            anchors.margins: Theme.space * (page.tall ? 4 : 2)
            anchors.right: parent.right
            anchors.top: parent.top
            spacing: Theme.space * (page.tall ? 3 : 1)

            Phrase {
                color: Theme.quietInk
                language: page.viewModel.language
                size: Theme.body
                text: page.viewModel.words.documents
                visible: documents.count > 0
                width: told.width
            }
            Repeater {
                id: documents

                model: page.details.documents ?? []

                Item {
                    id: line

                    required property string modelData

                    height: Math.max(mark.height, paper.height)
                    width: told.width

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
                        size: page.tall ? Theme.large : Theme.body
                        text: line.modelData
                    }
                }
            }
            FactRow {
                icon: "coins"
                label: page.viewModel.words.fee
                language: page.viewModel.language
                ruled: true
                value: page.details.fee ?? ""
                visible: value !== ""
                width: told.width
            }
            FactRow {
                icon: "clock"
                label: page.viewModel.words.delay
                language: page.viewModel.language
                ruled: true
                value: page.details.delay ?? ""
                visible: value !== ""
                width: told.width
            }
            FactRow {
                icon: "document"
                label: page.viewModel.words.legalBasis
                language: page.viewModel.language
                ruled: true
                value: page.details.legalBasis ?? ""
                visible: value !== ""
                width: told.width
            }
        }
    }
    Fact {
        id: again

        anchors.bottom: sheet.visible && page.upright ? sheet.top : take.top
        anchors.bottomMargin: Theme.space * (page.tall ? 4 : 2)
        anchors.horizontalCenter: parent.horizontalCenter
        iconName: "clock"
        language: page.viewModel.language
        limit: parent.width - 2 * page.margin
        objectName: "again"
        size: Theme.large
        strong: true
        text: page.details.again ?? ""
        visible: text !== ""
    }
    SlipButton {
        id: sheet

        anchors.bottom: page.upright ? take.top : take.bottom
        anchors.bottomMargin: page.upright ? Theme.space * 3 : 0
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: page.upright ? implicitHeight : take.height
        key: page.details.key ?? ""
        viewModel: page.viewModel
        width: page.upright ? parent.width - 2 * page.margin : (parent.width - 2 * page.margin) * 0.34
        wish: "list"

        onClicked: page.viewModel.slips.printList(key)
    }
    PrimaryButton {
        id: take

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * (page.tall ? 5 : 3)
        anchors.left: sheet.visible && !page.upright ? sheet.right : parent.left
        anchors.leftMargin: sheet.visible && !page.upright ? Theme.space * 3 : page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        enabled: !page.viewModel.locked && !page.details.refusal
        iconName: "ticket"
        language: page.viewModel.language
        objectName: "take-ticket"
        // A refusal is longer than an invitation.
        size: page.details.refusal && Theme.larger ? Theme.large : Theme.title
        text: page.details.refusal || page.viewModel.words.giveTicket

        onClicked: page.viewModel.choose(page.details.key)
    }
}
