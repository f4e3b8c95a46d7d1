pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Who is before, when the turn comes, and where to wait; or that the number was given without the
// server, which alone knows the first two. All rows are written alike; a long place takes three
// lines below its name.
Rectangle {
    id: card

    required property KioskViewModel viewModel
    readonly property var ticket: viewModel.ticket.shown
    readonly property int margin: Theme.space * 3
    // Whether a place that takes lines of its own has the room of what explains the others.
    property bool dense: false
    readonly property bool explains: !(dense && place.stacked)
    // One size for all that is told: larger words that are too long for their line are too long for all.
    readonly property int size: Theme.larger && [ahead, turn, place].some(line => line.visible && line.stacked) ? Theme.body : Theme.large

    border.color: Theme.line
    border.width: Math.max(1, Theme.space / 4)
    color: Theme.surface
    implicitHeight: rows.height
    radius: Theme.radius

    component FactLine: Item {
        id: line

        required property string icon
        required property string label
        required property string value
        property string about: ""
        readonly property bool first: y < 1
        readonly property real start: sign.width + Theme.space * 3
        readonly property real room: width - start
        readonly property real content: (stacked && label !== "" ? name.height : 0) + told.height + (about === "" ? 0 : explained.height)
        readonly property bool stacked: label === "" || name.implicitWidth + measure.implicitWidth + Theme.space * 3 > room

        Accessible.name: [label, value, about].filter(one => one !== "").join(" ")
        Accessible.role: Accessible.StaticText
        height: Math.max(Theme.scale * (Theme.upright ? 104 : 88), content + Theme.space * 4)
        visible: value !== ""

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            color: Theme.line
            height: Math.max(1, Theme.space / 4)
            visible: !line.first
        }
        Rectangle {
            id: sign

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.primarySoft
            height: width
            radius: Theme.radius / 2
            width: Theme.scale * 72

            Icon {
                anchors.centerIn: parent
                color: Theme.primary
                name: line.icon
                size: Math.round(Theme.scale * 44)
            }
        }
        Phrase {
            id: name

            Accessible.ignored: true
            anchors.left: parent.left
            anchors.leftMargin: line.start
            color: Theme.quietInk
            language: card.viewModel.language
            text: line.label
            wrapMode: Text.NoWrap
            y: (line.height - line.content) / 2 + (line.stacked ? 0 : (told.height - height) / 2)
        }
        Phrase {
            id: told

            Accessible.ignored: true
            anchors.right: parent.right
            font.bold: true
            horizontalAlignment: line.stacked ? Text.AlignLeft : Text.AlignRight
            language: card.viewModel.language
            maximumLineCount: 3
            objectName: line.objectName + "-value"
            size: line.label === "" && Theme.larger ? Theme.body : card.size
            text: line.value
            width: line.stacked ? line.room : line.room - name.implicitWidth - Theme.space * 3
            y: line.stacked && line.label !== "" ? name.y + name.height : (line.height - line.content) / 2
        }
        Phrase {
            id: explained

            Accessible.ignored: true
            anchors.left: parent.left
            anchors.leftMargin: line.start
            color: Theme.quietInk
            language: card.viewModel.language
            objectName: line.objectName + "-about"
            text: line.about
            visible: line.about !== ""
            width: line.room
            y: told.y + told.height
        }
        Phrase {
            id: measure

            Accessible.ignored: true
            font.bold: true
            language: card.viewModel.language
            size: Theme.large
            text: line.value
            visible: false
            wrapMode: Text.NoWrap
        }
    }

    Column {
        id: rows

        anchors.left: parent.left
        anchors.leftMargin: card.margin
        anchors.right: parent.right
        anchors.rightMargin: card.margin

        FactLine {
            icon: "info"
            label: ""
            objectName: "given-alone"
            value: card.ticket.alone
            width: rows.width
        }
        FactLine {
            id: ahead

            icon: "people"
            label: card.viewModel.words.ahead
            objectName: "fact-ahead"
            about: card.explains ? card.ticket.aheadAbout : ""
            value: card.ticket.ahead
            width: rows.width
        }
        FactLine {
            id: turn

            icon: "clock"
            label: card.viewModel.words.turn
            objectName: "fact-turn"
            about: card.explains ? card.ticket.turnAbout : ""
            value: card.ticket.turn
            width: rows.width
        }
        FactLine {
            id: place

            icon: "armchair"
            label: card.viewModel.words.whereToWait
            objectName: "fact-place"
            value: card.ticket.place
            width: rows.width
        }
    }
}
