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
    readonly property int margin: Theme.space * 6
    readonly property int gap: Theme.space * (tall ? 3 : 2)
    readonly property real room: actions.y - meanings.y - Theme.space * (tall ? 3 : 2)
    readonly property var icons: ["warning", "idea", "message"]

    objectName: "page-voice"

    // What stands in the room that there is, in the largest letters: the ways to be heard become
    // fewer, then what the words mean goes; the words themselves and the number to call stay.
    readonly property var plan: {
        const ways = [["above", Theme.large, Theme.body, false], ["above", Theme.body, Theme.small, false], ["beside", Theme.body, Theme.small, false], ["beside", Theme.body, Theme.small, true], ["above", Theme.body, Theme.small, true], ["alone", Theme.body, Theme.small, false], ["alone", Theme.body, Theme.small, true]].map(([form, word, sentence, brief]) => ({
                    "brief": brief,
                    "form": form,
                    "meaning": meaningHeight(form, word, sentence),
                    "sentence": sentence,
                    "where": where.needed(brief, sentence),
                    "word": word
                }));
        const high = one => 3 * one.meaning + 2 * gap;
        return ways.find(one => stacked ? high(one) + gap + one.where <= room : Math.max(high(one), one.where) <= room) ?? ways[6];
    }
    readonly property real badge: plan?.form === "beside" && Theme.larger ? 0 : Theme.touch

    function meaningHeight(form: string, word: int, sentence: int): real {
        const width = meanings.width - (form === "beside" && Theme.larger ? 0 : Theme.touch) - Theme.space * 7;
        const heights = complaint.meanings.map(one => {
            const words = Rows.height(one.word, one.wordLanguage, word, form === "beside" ? width * 0.3 : width, one.wordLanguage !== "zgh");
            const told = form === "alone" ? 0 : Rows.height(one.lines[0] ?? "", one.linesLanguage, sentence, form === "beside" ? width * 0.7 : width, false);
            return form === "beside" ? Math.max(words, told) : words + told;
        });
        return Math.max(Theme.touch * 0.6, ...heights) + Theme.space;
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

        readonly property real spare: page.stacked ? page.room - 3 * page.plan.meaning - 3 * page.gap - page.plan.where : page.room - 3 * page.plan.meaning - 2 * page.gap
        readonly property real cardHeight: page.plan.meaning + Math.max(0, spare) / (page.stacked ? 6 : 3)

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space * (page.tall ? 4 : 2)
        spacing: page.gap
        width: page.stacked ? page.width - 2 * page.margin : (page.width - 2 * page.margin - page.gap) * 0.5

        Repeater {
            model: page.complaint.meanings

            MeaningCard {
                required property int index
                required property var modelData

                badge: page.badge
                form: page.plan.form
                height: meanings.cardHeight
                iconName: page.icons[index]
                sentence: modelData.lines[0] ?? ""
                sentenceLanguage: modelData.linesLanguage
                sentenceSize: page.plan.sentence
                width: meanings.width
                word: modelData.word
                wordLanguage: modelData.wordLanguage
                wordSize: page.plan.word
            }
        }
    }
    WhereCard {
        id: where

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        brief: page.plan.brief
        height: page.stacked ? page.room - meanings.height - page.gap : page.room
        size: page.plan.sentence
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
