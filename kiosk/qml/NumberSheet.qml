pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What the paper would have said, in one picture: the number and the code as large as they fit.
Card {
    id: sheet

    required property KioskViewModel viewModel
    readonly property var ticket: viewModel.ticket.shown
    readonly property bool coded: ticket.qr !== ""
    readonly property int edge: Theme.space * 4

    Row {
        id: captions

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.space * 4
        y: sheet.edge

        Repeater {
            model: sheet.ticket.captions

            Phrase {
                required property int index
                required property var modelData

                color: Theme.quietInk
                font.bold: index === 0
                language: modelData.language
                size: Theme.body
                text: modelData.text
                wrapMode: Text.NoWrap
            }
        }
    }
    Phrase {
        id: number

        Accessible.name: sheet.viewModel.words.yourNumber + " " + text
        anchors.left: parent.left
        anchors.leftMargin: sheet.edge
        anchors.right: parent.right
        anchors.rightMargin: sheet.edge
        anchors.top: captions.bottom
        // Figures leave the upper and the lower part of their line empty.
        bottomPadding: -height * 0.2
        font.bold: true
        height: issued.y - y
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1
        minimumPixelSize: Theme.display
        objectName: "ticket-number"
        shrinks: true
        size: Math.max(1, sheet.width)
        text: sheet.ticket.label
        topPadding: -height * 0.2
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
    }
    Phrase {
        id: issued

        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.space * 2
        anchors.left: number.left
        anchors.right: number.right
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        language: sheet.viewModel.language
        objectName: "ticket-time"
        size: Theme.body
        text: sheet.ticket.day + " · " + sheet.ticket.time
    }
    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: sheet.edge / 2
        anchors.left: parent.left
        anchors.leftMargin: sheet.edge
        anchors.right: parent.right
        anchors.rightMargin: sheet.edge
        height: Math.max(facts.height, code.height)

        Column {
            id: facts

            anchors.left: parent.left
            anchors.right: code.left
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space * 2

            Phrase {
                font.bold: true
                language: sheet.viewModel.language
                objectName: "ticket-service"
                size: Theme.title
                text: sheet.ticket.service
                width: parent.width
            }
            Fact {
                anchors.left: parent.left
                iconName: "info"
                language: sheet.viewModel.language
                limit: parent.width
                objectName: "given-alone"
                size: Theme.body
                text: sheet.ticket.alone
                visible: text !== ""
                wraps: true
            }
            Fact {
                anchors.left: parent.left
                iconName: "people"
                language: sheet.viewModel.language
                size: Theme.body
                text: sheet.ticket.ahead
                visible: text !== ""
            }
            Fact {
                anchors.left: parent.left
                iconName: "clock"
                language: sheet.viewModel.language
                size: Theme.body
                text: sheet.ticket.wait
                visible: text !== ""
            }
            Fact {
                anchors.left: parent.left
                iconName: "home"
                language: sheet.viewModel.language
                size: Theme.body
                text: sheet.ticket.place
                visible: text !== ""
            }
        }
        Image {
            id: code

            readonly property real room: sheet.coded ? Math.min(sheet.width * 0.5, sheet.height * 0.5) : 0
            // Whole pixels for every module, or telephones read it badly.
            readonly property int whole: Math.floor(room / Math.max(1, implicitWidth))

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            height: implicitHeight * whole
            objectName: "qr"
            smooth: false
            source: sheet.ticket.qr
            width: implicitWidth * whole
        }
    }
}
