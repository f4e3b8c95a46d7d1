pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// A service by the word for it: what is written, what it finds, and the keys to write with.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property Guide guide: viewModel.guide
    readonly property SearchBox search: guide.search
    readonly property bool upright: Theme.upright
    // Where all stands low there is half the height.
    readonly property bool tall: upright && height > 1.2 * width
    readonly property int margin: Theme.space * 8

    objectName: "page-search"

    Component.onCompleted: forceActiveFocus()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            page.search.erase();
            event.accepted = true;
        } else {
            // A letter with Ctrl is a command; with Ctrl and Alt it is a third letter of its key.
            const commands = (event.modifiers & Qt.ControlModifier) && !(event.modifiers & Qt.AltModifier);
            event.accepted = !commands && page.search.type(event.text);
        }
        page.viewModel.flow.attend();
    }

    GuideHeading {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 4)
        title: page.guide.words.search
        upright: page.tall
        viewModel: page.viewModel
    }
    Item {
        id: writing

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * 4
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: page.upright ? line.height + keyboard.height + Theme.space * 3 : parent.height - heading.y - heading.height - Theme.space * 7
        width: page.upright ? page.width - 2 * page.margin : (page.width - 3 * page.margin) * 0.6

        SearchLine {
            id: line

            anchors.left: parent.left
            anchors.right: parent.right
            height: Theme.touch * 1.1
            invitation: page.guide.words.write
            language: page.viewModel.language
            search: page.search
        }
        Keyboard {
            id: keyboard

            anchors.bottom: parent.bottom
            anchors.horizontalCenter: parent.horizontalCenter
            language: page.viewModel.language
            room: page.upright ? 0 : parent.height - line.height - Theme.space * 3
            search: page.search
            // Every millimetre is a wider key.
            width: parent.width + (page.upright ? page.margin : 0)
            words: page.guide.words
        }
    }
    Grid {
        id: found

        readonly property real room: (page.upright ? writing.y - Theme.space * 4 : page.height - Theme.space * 4) - y - rest.height
        readonly property int rowCount: Math.max(1, Math.floor((room + spacing) / (Theme.choice + spacing)))
        readonly property int fitting: Math.min(8, rowCount * columns)
        readonly property real tileHeight: Math.min(Theme.choice * 1.2, (room - (rowCount - 1) * spacing) / rowCount)
        readonly property real tileWidth: (width - (columns - 1) * spacing) / columns

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        // Where all stands low there is half the height.
        columns: page.upright && room < Theme.choice * 5 ? 2 : 1
        spacing: Theme.space * 1.5
        width: page.upright ? page.width - 2 * page.margin : (page.width - 3 * page.margin) * 0.4
        y: heading.y + heading.height + Theme.space * 3

        Component.onCompleted: page.search.showAtOnce(fitting)
        onFittingChanged: page.search.showAtOnce(fitting)

        Repeater {
            model: page.search.results

            FoundTile {
                height: found.tileHeight
                language: page.viewModel.language
                width: found.tileWidth

                onClicked: page.viewModel.showDetails(key)
            }
        }
    }
    Phrase {
        id: rest

        anchors.left: found.left
        anchors.right: found.right
        color: Theme.quietInk
        height: Theme.body * 1.8
        language: page.viewModel.language
        objectName: "rest"
        shrinks: true
        size: Theme.body
        text: page.search.rest
        verticalAlignment: Text.AlignVCenter
        visible: text !== ""
        y: found.y + found.room + Theme.space * 2
    }
    Column {
        anchors.left: found.left
        anchors.margins: Theme.space * 4
        anchors.right: found.right
        objectName: "nothing"
        spacing: Theme.space * 3
        visible: !page.search.finds
        y: found.y + (found.room - height) / 2

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: page.search.text === "" ? Theme.quietInk : Theme.information
            name: page.search.text === "" ? "search" : "info"
            size: Theme.display
        }
        Phrase {
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            objectName: "nothing-found"
            size: Theme.large
            text: page.guide.words.nothingFound
            visible: page.search.text !== ""
            width: parent.width
        }
        Phrase {
            color: Theme.quietInk
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            size: Theme.body
            text: page.search.text === "" ? page.guide.words.writeHint : page.guide.words.askReception
            width: parent.width
        }
    }
}
