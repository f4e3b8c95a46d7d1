pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Outside the opening hours: that it is closed, and when it opens, in every language.
Item {
    id: page

    required property KioskViewModel viewModel

    objectName: "page-closed"

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.margins: Theme.space * 6
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (Theme.upright ? 6 : 3)
        viewModel: page.viewModel
    }
    Column {
        id: told

        readonly property real start: header.y + header.height + Theme.space
        readonly property real room: strip.y - start - Theme.space * 2

        anchors.left: parent.left
        anchors.margins: Theme.space * 8
        anchors.right: parent.right
        spacing: Theme.space * (Theme.upright ? 6 : 4)
        y: start + Math.max(0, room - height) / 2

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.quietInk
            name: "clock"
            size: Theme.display * 1.6
            // The words come first: in a lying screen they take its room, and large ones everywhere.
            visible: Theme.upright && size + told.spacing + lines.height <= told.room
        }
        Grid {
            id: lines

            columnSpacing: Theme.space * 6
            // In a lying screen two languages stand beside each other.
            columns: Theme.upright ? 1 : 2
            rowSpacing: told.spacing
            width: parent.width

            Repeater {
                model: page.viewModel.offer.closedLines

                Column {
                    id: line

                    required property string key
                    required property string opens
                    required property string remark
                    required property string sentence

                    objectName: "closed-" + key
                    spacing: Theme.space
                    width: (lines.width - (lines.columns - 1) * lines.columnSpacing) / lines.columns

                    Phrase {
                        font.bold: true
                        heading: true
                        horizontalAlignment: Text.AlignHCenter
                        language: line.key
                        size: Theme.upright ? Theme.title : Theme.large
                        text: line.sentence
                        width: parent.width
                    }
                    Phrase {
                        color: Theme.quietInk
                        horizontalAlignment: Text.AlignHCenter
                        language: line.key
                        size: Theme.upright ? Theme.large : Theme.body
                        text: line.opens
                        visible: text !== ""
                        width: parent.width
                    }
                    Phrase {
                        color: Theme.quietInk
                        horizontalAlignment: Text.AlignHCenter
                        language: line.key
                        size: Theme.upright ? Theme.body : Theme.small
                        text: line.remark
                        visible: text !== ""
                        width: parent.width
                    }
                }
            }
        }
    }
    GuideStrip {
        id: strip

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * 4
        anchors.left: parent.left
        anchors.leftMargin: Theme.space * 8
        anchors.right: parent.right
        anchors.rightMargin: Theme.space * 8
        gives: false
        viewModel: page.viewModel
    }
}
