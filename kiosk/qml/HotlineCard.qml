import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The number that answers for every administration, from here and from abroad.
Card {
    id: card

    required property KioskViewModel viewModel
    readonly property Guide guide: viewModel.guide
    readonly property bool wide: width > 2 * height

    Accessible.name: [guide.words.byTelephone, guide.hotline, guide.words.elseHere, guide.hotlineLong, guide.words.fromAbroad, guide.hotlineAbroad].join(" · ")
    Accessible.role: Accessible.StaticText
    objectName: "hotline"

    Grid {
        id: told

        // The long numbers take more room than the short one, large as it is.
        readonly property real firstWidth: columns === 1 ? width : (width - columnSpacing) * 0.44

        anchors.left: parent.left
        anchors.margins: Theme.space * 4
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        // Larger letters on a low page would not fit otherwise.
        scale: Math.min(1, (card.height - Theme.space * 3) / height)
        columnSpacing: Theme.space * 4
        columns: card.wide ? 2 : 1
        rowSpacing: Theme.space * 4

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
                    height: Theme.body * 3.1
                    least: Math.round(size * 0.5)
                    shrinks: true
                    size: Theme.body
                    text: card.guide.words.byTelephone
                    verticalAlignment: Text.AlignVCenter
                    width: parent.width - sign.width - parent.spacing
                }
            }
            Phrase {
                color: Theme.primary
                font.bold: true
                height: size * 1.4
                shrinks: true
                size: Theme.display * 1.3
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
                size: Theme.body
                text: card.guide.words.elseHere
                width: parent.width
            }
            Phrase {
                font.bold: true
                height: Theme.title * 1.4
                shrinks: true
                size: Theme.title
                text: card.guide.hotlineLong
                width: parent.width
                wrapMode: Text.NoWrap
            }
            Phrase {
                color: Theme.quietInk
                language: card.viewModel.language
                size: Theme.body
                text: card.guide.words.fromAbroad
                width: parent.width
            }
            Phrase {
                font.bold: true
                height: Theme.title * 1.4
                shrinks: true
                size: Theme.title
                text: card.guide.hotlineAbroad
                width: parent.width
                wrapMode: Text.NoWrap
            }
        }
    }
}
