pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// No paper comes: a sheet on the screen to photograph, and what it is good for in every language.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool upright: Theme.upright
    readonly property int margin: Theme.space * 8
    readonly property int gap: Theme.space * 4
    readonly property real sheetWidth: upright ? width - 2 * margin : (width - 2 * margin - gap) * 0.62
    readonly property real toldWidth: upright ? width - 2 * margin : (width - 2 * margin - gap) * 0.38

    objectName: "page-number"

    // The second half of a double touch must not take away what the first has brought.
    Timer {
        id: settling

        interval: page.viewModel.flow.settleMs
        running: interval > 0
    }
    NumberSheet {
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: (page.upright ? others.y : page.height) - y - page.gap
        viewModel: page.viewModel
        width: page.sheetWidth
        y: page.upright ? told.y + told.height + page.gap : page.gap
    }
    Column {
        id: told

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        spacing: Theme.space * (page.upright ? 1 : 2)
        width: page.toldWidth
        y: Theme.space * (page.upright ? 6 : 4)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.primary
            name: "camera"
            size: Theme.larger ? Theme.headline : Theme.display
            visible: page.upright || !Theme.larger
        }
        Phrase {
            font.bold: true
            heading: true
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            objectName: "paper-news"
            size: Theme.larger ? Theme.large : Theme.title
            text: page.viewModel.words.noPaper
            width: parent.width
        }
        Phrase {
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            objectName: "keep-number"
            size: Theme.larger ? Theme.small : Theme.body
            text: page.viewModel.words.keepNumber
            width: parent.width
        }
    }
    Column {
        id: others

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        spacing: Theme.space
        // The screen's own language says it in any case.
        visible: page.upright || y + height + page.gap <= end.y
        width: page.toldWidth
        y: page.upright ? end.y - height - page.gap : told.y + told.height + page.gap

        Repeater {
            model: page.viewModel.ticket.shown.others

            Phrase {
                required property var modelData

                color: Theme.quietInk
                horizontalAlignment: Text.AlignHCenter
                language: modelData.language
                objectName: "keep-number-" + modelData.language
                size: page.upright && !Theme.larger ? Theme.body : Theme.small
                text: modelData.text
                width: others.width
            }
        }
    }
    Column {
        id: end

        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.gap
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        spacing: Theme.space * 2
        width: page.toldWidth

        Countdown {
            counts: true
            viewModel: page.viewModel
            width: parent.width
        }
        Grid {
            id: acts

            readonly property bool heard: page.viewModel.ticket.shown.canHear
            readonly property bool beside: page.upright || Theme.larger || heard
            // Beside the others there is room for its picture alone.
            readonly property real shared: width - spacing - (heard ? done.height + spacing : 0)

            columns: heard ? 3 : beside ? 2 : 1
            spacing: page.upright ? page.gap : Theme.space * 2
            width: parent.width

            QuietButton {
                Accessible.name: page.viewModel.words.hearNumber
                height: done.height
                iconName: "speaker"
                language: page.viewModel.language
                objectName: "hear-number"
                size: Theme.large
                visible: acts.heard
                width: done.height

                onClicked: page.viewModel.ticket.sayNumber()
            }
            QuietButton {
                height: done.height
                iconName: acts.heard ? "" : "clock"
                language: page.viewModel.language
                objectName: "more-time"
                size: Theme.larger ? Theme.small : acts.heard ? Theme.body : Theme.large
                text: page.viewModel.words.moreTime
                width: acts.beside ? acts.shared * (page.upright ? 0.42 : 0.55) : acts.width

                onClicked: page.viewModel.flow.attend()
            }
            PrimaryButton {
                id: done

                enabled: !settling.running
                language: page.viewModel.language
                objectName: "done"
                size: !acts.beside || page.upright ? Theme.title : acts.heard && Theme.larger ? Theme.body : Theme.large
                text: page.viewModel.words.done
                width: acts.beside ? acts.shared * (page.upright ? 0.58 : 0.45) : acts.width

                onClicked: page.viewModel.welcome()
            }
        }
    }
}
