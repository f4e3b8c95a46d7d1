pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The three words and what each means, who hears it, and what can be done here and now.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property Complaint complaint: viewModel.complaint
    readonly property bool tall: height > 1.1 * width
    readonly property bool stacked: width < 1.4 * height
    readonly property bool brief: (!tall || viewModel.preferences.low) && Theme.larger
    readonly property int margin: Theme.space * 6
    readonly property int gap: Theme.space * (tall ? 3 : 2)
    readonly property real room: actions.y - meanings.y - Theme.space * (tall ? 3 : 2)
    readonly property var icons: ["warning", "idea", "message"]

    objectName: "page-voice"

    function sizeOf(text, language, width: real, height: real, strong: bool): int {
        const boxes = page.complaint.meanings.map(one => ({
                    "height": height,
                    "language": language(one),
                    "strong": strong,
                    "text": text(one),
                    "width": width
                }));
        const steps = strong ? [Theme.large, Theme.body, Theme.small] : [Theme.body, Theme.small];
        return Rows.size(boxes, [...steps, Theme.small * 0.85, Theme.small * 0.7, Theme.small * 0.55]);
    }

    GuideHeading {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
        title: page.complaint.words.title
        upright: page.tall
        viewModel: page.viewModel
    }
    Column {
        id: meanings

        readonly property real cardHeight: ((page.stacked ? page.room * (page.tall ? 0.58 : page.brief ? 0.6 : 0.48) : page.room) - 2 * page.gap) / 3

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space * (page.tall ? 4 : 2)
        spacing: page.gap
        width: page.stacked ? page.width - 2 * page.margin : (page.width - 2 * page.margin - page.gap) * 0.5

        // One size for the three words, and one for what they mean.
        readonly property bool low: cardHeight < Theme.touch * 1.7
        readonly property real badge: low && Theme.larger ? 0 : Math.min(Theme.touch, cardHeight - 2 * Theme.space)
        readonly property real wordWidth: (width - badge - Theme.space * 8) * (low ? 0.3 : 1)
        readonly property int wordSize: page.sizeOf(one => one.word, one => one.wordLanguage, wordWidth, low ? cardHeight - Theme.space : cardHeight, true)
        readonly property int sentenceSize: page.sizeOf(one => one.lines[0] ?? "", one => one.linesLanguage, width - badge - Theme.space * (low ? 6 : 4) - (low ? wordWidth : 0), cardHeight - (low ? Theme.space : Theme.space * 2 + wordSize * 1.6), false)

        Repeater {
            model: page.complaint.meanings

            MeaningCard {
                required property int index
                required property var modelData

                height: meanings.cardHeight
                iconName: page.icons[index]
                sentence: modelData.lines[0] ?? ""
                sentenceLanguage: modelData.linesLanguage
                sentenceSize: meanings.sentenceSize
                width: meanings.width
                word: modelData.word
                wordLanguage: modelData.wordLanguage
                wordSize: meanings.wordSize
            }
        }
    }
    WhereCard {
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        brief: page.brief
        height: page.stacked ? page.room - meanings.height - page.gap : page.room
        viewModel: page.viewModel
        width: page.stacked ? meanings.width : page.width - 2 * page.margin - page.gap - meanings.width
        y: page.stacked ? meanings.y + meanings.height + page.gap : meanings.y
    }
    Row {
        id: actions

        readonly property int count: 1 + (sheet.visible ? 1 : 0) + (desk.visible ? 1 : 0)
        readonly property real buttonWidth: (width - (count - 1) * spacing) / count

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * (page.tall ? 5 : 3)
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        height: Math.max(Theme.touch * (page.tall ? 2.2 : page.stacked ? 2 : Theme.larger ? 1.6 : 1.35), ...Array.from(visibleChildren, one => one.implicitHeight))
        spacing: Theme.space * 3

        SlipButton {
            id: sheet

            height: actions.height
            key: "voice"
            viewModel: page.viewModel
            width: actions.buttonWidth
            wish: "page"

            onClicked: page.viewModel.slips.printVoice()
        }
        StripButton {
            id: desk

            enabled: !page.viewModel.issuing.locked
            height: actions.height
            iconName: "ticket"
            language: page.viewModel.language
            objectName: "complaints-desk"
            text: page.complaint.words.desk
            visible: page.complaint.desk !== ""
            width: actions.buttonWidth

            onClicked: page.viewModel.choose(page.complaint.desk)
        }
        StripButton {
            height: actions.height
            iconName: "face-4"
            language: page.viewModel.language
            objectName: "ask-rating"
            text: page.complaint.words.rate
            width: actions.buttonWidth

            onClicked: page.viewModel.ask("rating")
        }
    }
}
