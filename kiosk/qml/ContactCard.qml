pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// One contact in full: how to reach it, where and when, and a code that does it.
Card {
    id: card

    required property KioskViewModel viewModel
    readonly property Guide guide: viewModel.guide
    readonly property Directory directory: guide.directory
    readonly property var contact: directory.contact
    readonly property bool wide: width >= Theme.touch * 8
    readonly property bool coded: (contact.caption ?? "") !== ""

    objectName: "contact"

    Item {
        id: all

        anchors.horizontalCenter: parent.horizontalCenter
        height: Math.max(lines.y + lines.height, facts.visible ? facts.y + facts.height : 0, card.coded ? code.y + code.height : 0) + Theme.space * 2
        // Larger letters on a low page would not fit otherwise.
        scale: Math.min(1, card.height / height)
        transformOrigin: Item.Top
        width: parent.width

        Phrase {
            id: title

            anchors.left: parent.left
            anchors.margins: Theme.space * 4
            anchors.right: parent.right
            anchors.top: parent.top
            font.bold: card.contact.nameLanguage !== "zgh"
            language: card.contact.nameLanguage ?? ""
            size: Theme.large
            text: card.contact.name ?? ""
        }
        Column {
            id: lines

            anchors.left: parent.left
            anchors.leftMargin: Theme.space * 3
            anchors.right: card.wide && card.coded ? code.left : parent.right
            anchors.rightMargin: Theme.space * 2
            anchors.top: title.bottom
            anchors.topMargin: Theme.space
            // A ring around one line leaves its neighbour's edge.
            spacing: Theme.space / 2

            Repeater {
                model: card.directory.lines

                ContactLine {
                    language: card.viewModel.language
                    width: lines.width

                    onClicked: card.directory.chooseLine(key)
                }
            }
        }
        Grid {
            id: facts

            readonly property real factWidth: (width - (columns - 1) * columnSpacing) / columns

            anchors.left: parent.left
            anchors.leftMargin: Theme.space * 4
            anchors.right: parent.right
            anchors.rightMargin: Theme.space * 4
            columnSpacing: Theme.space * 3
            columns: card.wide ? 2 : 1
            visible: (card.contact.address ?? "") + (card.contact.hours ?? "") !== ""
            y: Math.max(lines.y + lines.height, card.wide && card.coded ? code.y + code.height : 0) + Theme.space

            ContactFact {
                icon: "pin"
                label: card.guide.words.address
                language: card.viewModel.language
                text: card.contact.address ?? ""
                textLanguage: card.contact.addressLanguage ?? ""
                visible: text !== ""
                width: facts.factWidth
            }
            ContactFact {
                icon: "clock"
                label: card.guide.words.hours
                language: card.viewModel.language
                text: card.contact.hours ?? ""
                textLanguage: card.contact.hoursLanguage ?? ""
                visible: text !== ""
                width: facts.factWidth
            }
        }
        Column {
            id: code

            anchors.right: parent.right
            anchors.rightMargin: Theme.space * 4
            anchors.top: card.wide ? title.bottom : facts.visible ? facts.bottom : lines.bottom
            anchors.topMargin: Theme.space * 2
            visible: card.coded
            width: Theme.touch * (card.wide ? 2.6 : 2.2)

            Rectangle {
                // Telephones want white around a code, whatever the colours of the screen.
                color: "white"
                height: width
                width: parent.width

                Image {
                    // Whole pixels for every module, or telephones read it badly.
                    readonly property int whole: Math.max(1, Math.floor(parent.width / Math.max(1, implicitWidth)))

                    anchors.centerIn: parent
                    height: implicitHeight * whole
                    objectName: "qr"
                    smooth: false
                    source: card.directory.qr
                    width: implicitWidth * whole
                }
            }
            Phrase {
                color: Theme.quietInk
                horizontalAlignment: Text.AlignHCenter
                language: card.viewModel.language
                size: Theme.small
                text: card.contact.caption ?? ""
                width: parent.width
            }
        }
    }
}
