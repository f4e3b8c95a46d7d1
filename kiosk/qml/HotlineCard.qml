import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The number that answers for every administration, from here and from abroad.
Card {
    id: card

    required property KioskViewModel viewModel
    readonly property Guide guide: viewModel.guide
    readonly property bool wide: width > 2 * height
    // The largest letters in which all of it stands in the card; the call from abroad gives way.
    readonly property var plan: {
        const steps = [[Theme.body, Theme.title, Theme.display * 1.3, true], [Theme.body, Theme.large, Theme.headline, true], [Theme.small, Theme.body, Theme.title, true], [Theme.small, Theme.body, Theme.title, false]].map(([word, number, short, abroad]) => ({
                    "abroad": abroad,
                    "number": Math.round(number),
                    "short": Math.round(short),
                    "word": word
                }));
        return steps.find(one => high(one) <= height - Theme.space * 3) ?? steps[3];
    }

    Accessible.name: [guide.words.byTelephone, guide.hotline, guide.words.elseHere, guide.hotlineLong, guide.words.fromAbroad, guide.hotlineAbroad].join(" · ")
    Accessible.role: Accessible.StaticText
    objectName: "hotline"

    function high(one: var): real {
        const all = width - Theme.space * 8;
        const first = wide ? (all - told.columnSpacing) * 0.44 : all;
        const second = wide ? all - first - told.columnSpacing : all;
        const words = (text, width) => Rows.height(text, viewModel.language, one.word, width, false);
        // A number is never parted.
        const number = (text, size, width) => Rows.height(text.replace(/ /g, "\u00a0"), "", size, width, true);
        const short = Math.max(Theme.title, words(guide.words.byTelephone, first - Theme.title - Theme.space * 2)) + number(guide.hotline, one.short, first);
        let long = words(guide.words.elseHere, second) + number(guide.hotlineLong, one.number, second) + Theme.space;
        if (one.abroad)
            long += words(guide.words.fromAbroad, second) + number(guide.hotlineAbroad, one.number, second) + 2 * Theme.space;
        return wide ? Math.max(short, long) : short + long + told.rowSpacing;
    }

    Grid {
        id: told

        // The long numbers take more room than the short one, large as it is.
        readonly property real firstWidth: columns === 1 ? width : (width - columnSpacing) * 0.44

        anchors.left: parent.left
        anchors.margins: Theme.space * 4
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.space * 4
        columns: card.wide ? 2 : 1
        rowSpacing: Theme.space * 2

        Column {
            width: told.firstWidth

            Row {
                spacing: Theme.space * 2
                width: parent.width

                Icon {
                    id: sign

                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.primary
                    name: "phone"
                    size: Theme.title
                }
                Phrase {
                    color: Theme.quietInk
                    language: card.viewModel.language
                    size: card.plan.word
                    text: card.guide.words.byTelephone
                    width: parent.width - sign.width - parent.spacing
                }
            }
            Phrase {
                color: Theme.primary
                font.bold: true
                size: card.plan.short
                text: card.guide.hotline
                width: parent.width
                wrapMode: Text.NoWrap
            }
        }
        Column {
            spacing: Theme.space
            width: told.columns === 1 ? told.width : told.width - told.firstWidth - told.columnSpacing

            Phrase {
                color: Theme.quietInk
                language: card.viewModel.language
                size: card.plan.word
                text: card.guide.words.elseHere
                width: parent.width
            }
            Phrase {
                font.bold: true
                size: card.plan.number
                text: card.guide.hotlineLong
                width: parent.width
                wrapMode: Text.NoWrap
            }
            Phrase {
                color: Theme.quietInk
                language: card.viewModel.language
                size: card.plan.word
                text: card.guide.words.fromAbroad
                visible: card.plan.abroad
                width: parent.width
            }
            Phrase {
                font.bold: true
                size: card.plan.number
                text: card.guide.hotlineAbroad
                visible: card.plan.abroad
                width: parent.width
                wrapMode: Text.NoWrap
            }
        }
    }
}
