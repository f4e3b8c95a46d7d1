import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The number that answers for every administration, from here and from abroad.
Card {
    id: card

    required property KioskViewModel viewModel
    readonly property Guide guide: viewModel.guide
    readonly property bool wide: width > 1.6 * height

    Accessible.name: [guide.words.byTelephone, guide.hotline, guide.hotlineLong, guide.words.fromAbroad, guide.hotlineAbroad].join(" · ")
    Accessible.role: Accessible.StaticText
    objectName: "hotline"

    Grid {
        id: told

        readonly property real columnWidth: (width - (columns - 1) * columnSpacing) / columns

        anchors.left: parent.left
        anchors.margins: Theme.space * 4
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.space * 4
        columns: card.wide ? 2 : 1
        rowSpacing: Theme.space * 4

        Column {
            width: told.columnWidth

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
                    size: Theme.body
                    text: card.guide.words.byTelephone
                    width: parent.width - sign.width - parent.spacing
                }
            }
            Phrase {
                color: Theme.primary
                font.bold: true
                size: Theme.display * 1.3
                text: card.guide.hotline
                width: parent.width
            }
        }
        Column {
            spacing: Theme.space
            width: told.columnWidth

            Phrase {
                color: Theme.quietInk
                language: card.viewModel.language
                size: Theme.body
                text: card.guide.words.fromHere
                width: parent.width
            }
            Phrase {
                font.bold: true
                size: Theme.title
                text: card.guide.hotlineLong
                width: parent.width
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
                size: Theme.title
                text: card.guide.hotlineAbroad
                width: parent.width
            }
        }
    }
}
