pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Touches 2 and 3: what the visitor has come for.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool upright: Theme.upright
    // Where all stands low there is half the height.
    readonly property bool tall: upright && height > 1.4 * width
    readonly property int margin: Theme.space * 8

    objectName: "page-" + viewModel.flow.page

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.upright ? 6 : 4)
        viewModel: page.viewModel
    }
    Phrase {
        id: question

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: header.bottom
        anchors.topMargin: Theme.space * (page.upright ? 6 : 0)
        font.bold: true
        heading: true
        language: page.viewModel.language
        // A long heading leaves its room to the choices where there is little.
        size: page.tall || ruler.implicitWidth <= width ? Theme.headline : Theme.large
        text: page.viewModel.offer.groupName || page.viewModel.words.question
    }
    Phrase {
        id: ruler

        font.bold: true
        language: question.language
        size: Theme.headline
        text: question.text
        visible: false
        wrapMode: Text.NoWrap
    }
    Phrase {
        id: hint

        readonly property string chosen: page.viewModel.priority.chosenText
        // A lying screen has no line to give away, but room behind most headings.
        readonly property bool beside: !page.upright && wished.implicitWidth * Theme.small <= spare * Theme.body
        readonly property real spare: question.width - ruler.implicitWidth - Theme.space * 6

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        color: Theme.quietInk
        horizontalAlignment: beside ? Text.AlignRight : Text.AlignLeft
        language: page.viewModel.language
        objectName: "hint"
        size: beside && wished.implicitWidth > spare ? Theme.small : Theme.body
        text: chosen || page.viewModel.words.touchService
        visible: chosen !== "" || page.upright && !(page.viewModel.preferences.low && Theme.larger)
        width: beside ? spare : question.width
        y: question.y + (beside ? question.baselineOffset - baselineOffset : question.height)
    }
    Phrase {
        id: wished

        language: hint.language
        size: Theme.body
        text: hint.text
        visible: false
        wrapMode: Text.NoWrap
    }
    Grid {
        id: grid

        readonly property int count: Math.max(1, tiles.count)
        readonly property int rowCount: Math.ceil(count / columns)
        readonly property real room: (page.upright ? strip.y : page.height) - y - Theme.space * 4 - (more.visible ? more.height + Theme.space * 3 : 0)
        // A single column reads best, as long as its tiles are not flat.
        readonly property bool single: count <= 5 && room >= count * (Theme.touch * 2.3 + spacing)
        readonly property real tileHeight: Math.min(Theme.touch * (columns === 1 ? 4 : 4.4), (room - (rowCount - 1) * spacing) / rowCount)
        readonly property real tileWidth: (width - (columns - 1) * spacing) / columns

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: page.upright ? parent.right : strip.left
        anchors.rightMargin: page.upright ? page.margin : Theme.space * 4
        anchors.top: hint.visible && !hint.beside ? hint.bottom : question.bottom
        anchors.topMargin: Theme.space * (page.upright ? 5 : 3)
        columns: page.upright ? (single ? 1 : 2) : (count <= 2 ? 2 : count <= 4 ? 2 : count <= 6 ? 3 : 4)
        spacing: Theme.space * 4

        Repeater {
            id: tiles

            model: page.viewModel.offer.choices

            ChoiceTile {
                enabled: !page.viewModel.issuing.locked
                height: grid.tileHeight
                informationName: page.viewModel.words.information
                language: page.viewModel.language
                width: grid.tileWidth

                onClicked: page.viewModel.choose(key)
                onDetailsWanted: page.viewModel.showDetails(key)
            }
        }
    }
    QuietButton {
        id: more

        anchors.bottom: page.upright ? strip.top : parent.bottom
        anchors.bottomMargin: Theme.space * (page.upright ? 3 : 4)
        anchors.left: grid.left
        anchors.right: grid.right
        directional: true
        iconName: "arrow"
        language: page.viewModel.language
        objectName: "more-services"
        size: Theme.large
        text: page.viewModel.words.more + "  " + page.viewModel.offer.pageNumber
        visible: page.viewModel.offer.pageNumber !== ""

        onClicked: page.viewModel.offer.showMore()
    }
    GuideStrip {
        id: strip

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        lying: !page.upright
        room: page.upright ? Infinity : page.height - grid.y - Theme.space * 4
        viewModel: page.viewModel
        width: page.upright ? page.width - 2 * page.margin : Theme.touch * 2.2
        y: page.upright ? page.height - height - Theme.space * 4 : grid.y
    }
}
