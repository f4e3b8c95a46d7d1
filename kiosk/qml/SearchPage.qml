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
        id: question

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
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
        height: page.upright ? line.height + keyboard.height + Theme.space * 3 : parent.height - question.y - question.height - Theme.space * 7
        width: page.upright ? page.width - 2 * page.margin : (page.width - 3 * page.margin) * 0.62

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
            // Every millimetre is a wider key: twelve beside each other are as wide as a finger needs.
            width: page.upright ? page.width - Theme.space * 4 : parent.width
            words: page.guide.words
        }
    }
    // What takes the most room of all that is found: by it all rows of the page are alike.
    Item {
        id: measured

        property real rowHeight: Theme.choice

        function measure() {
            let most = Theme.choice;
            for (let at = 0; at < Math.min(longest.count, found.low ? found.columns : 8); at++)
                most = Math.max(most, (longest.itemAt(at) as FoundTile)?.needed ?? 0);
            rowHeight = Math.ceil(most);
        }

        visible: false
        width: found.tileWidth

        Repeater {
            id: longest

            model: page.search.likely

            FoundTile {
                language: page.viewModel.language
                narrow: found.narrow
                notHere: page.guide.words.notHere
                width: measured.width

                Component.onCompleted: measured.measure()
                onNeededChanged: measured.measure()
            }
        }
    }
    Phrase {
        id: most

        // Where all stands low the rows need its room.
        readonly property bool fits: !found.low

        anchors.left: found.left
        anchors.right: found.right
        color: Theme.quietInk
        heading: true
        language: page.viewModel.language
        objectName: "most-asked"
        size: Theme.body
        text: page.guide.words.mostAsked
        visible: fits && page.search.suggests && page.search.finds
        y: question.y + question.height + Theme.space * 2
    }
    Grid {
        id: found

        // Where all stands low there is half the height: one row of two.
        readonly property bool low: page.upright && !page.tall
        // Beside the keyboard, or beside another.
        readonly property bool narrow: !page.upright || columns > 1
        readonly property real tileWidth: (width - (columns - 1) * spacing) / columns
        readonly property int rowCount: low ? 1 : Math.max(1, Math.floor((room + spacing) / (measured.rowHeight + spacing)))
        readonly property real room: (page.upright ? writing.y - Theme.space * (low ? 1 : 4) : page.height - Theme.space * 4) - y - rest.reserved
        readonly property int fitting: Math.min(8, rowCount * columns)

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        columns: low ? 2 : 1
        spacing: Theme.space * 1.5
        width: page.upright ? page.width - 2 * page.margin : (page.width - 3 * page.margin) * 0.38
        y: most.y + (most.fits ? most.height + Theme.space * 1.5 : 0)

        Component.onCompleted: page.search.showAtOnce(fitting)
        onFittingChanged: page.search.showAtOnce(fitting)

        Repeater {
            model: page.search.results

            FoundTile {
                height: measured.rowHeight
                language: page.viewModel.language
                narrow: found.narrow
                notHere: page.guide.words.notHere
                width: found.tileWidth

                onClicked: page.viewModel.showDetails(key)
            }
        }
    }
    Phrase {
        id: rest

        // In large letters beside the keyboard it takes two lines.
        readonly property real reserved: Theme.space * 2 + Theme.small * (Theme.larger && !page.upright ? 3.2 : 1.7)

        anchors.left: found.left
        anchors.right: found.right
        color: Theme.quietInk
        language: page.viewModel.language
        objectName: "rest"
        size: Theme.small
        text: page.search.rest
        visible: text !== ""
        y: found.y + found.room + Theme.space
    }
    Column {
        anchors.left: found.left
        anchors.margins: Theme.space * 4
        anchors.right: found.right
        objectName: "nothing"
        spacing: Theme.space * 3
        visible: !page.search.suggests && !page.search.finds
        y: found.y + (found.room - height) / 2

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.information
            name: "info"
            size: Theme.display
        }
        Phrase {
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            objectName: "nothing-found"
            size: Theme.large
            text: page.guide.words.nothingFound
            width: parent.width
        }
        Phrase {
            color: Theme.quietInk
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            size: Theme.body
            text: page.guide.words.askReception
            width: parent.width
        }
    }
}
