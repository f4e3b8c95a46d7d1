import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Many answers came in quick succession: this one follows by itself, or at once with a ticket.
Item {
    id: step

    required property KioskViewModel viewModel
    readonly property RatingSection rating: viewModel.rating

    Icon {
        id: mark

        anchors.horizontalCenter: parent.horizontalCenter
        color: Theme.primary
        name: "clock"
        size: Math.min(Theme.display * 2, number.y * 0.35)
        y: Math.max(0, (number.y - size - Theme.title * 4) / 2)
    }
    Phrase {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: mark.bottom
        anchors.topMargin: Theme.space * 2
        height: number.y - y - Theme.space
        horizontalAlignment: Text.AlignHCenter
        language: step.viewModel.language
        objectName: "rating-told"
        size: Rows.size([
            {
                "height": height,
                "language": language,
                "text": text,
                "width": width
            }
        ], [Theme.title, Theme.large, Theme.body, Theme.small])
        text: step.rating.sentence
    }
    PrimaryButton {
        id: number

        anchors.bottom: leave.top
        anchors.bottomMargin: Theme.space * 2
        anchors.left: parent.left
        anchors.right: parent.right
        iconName: "ticket"
        language: step.viewModel.language
        objectName: "other-number"
        size: [Theme.large, Theme.body].find(one => Rows.lines(text, language, one, width - one * 1.2 - Theme.space * 6) === 1) ?? Theme.touched
        text: step.rating.words.addNumber

        onClicked: step.rating.askNumber()
    }
    QuietButton {
        id: leave

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        iconName: "close"
        language: step.viewModel.language
        objectName: "rating-leave"
        text: step.rating.words.leave

        onClicked: step.viewModel.welcome()
    }
}
