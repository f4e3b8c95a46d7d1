import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What became of the answer, and what can be done where it was not counted.
Item {
    id: step

    required property KioskViewModel viewModel
    readonly property RatingSection rating: viewModel.rating
    readonly property bool thanks: rating.step === "thanks"

    Icon {
        id: face

        anchors.horizontalCenter: parent.horizontalCenter
        color: step.thanks ? Theme.primary : Theme.warning
        name: step.thanks ? "face-" + step.rating.score : "info"
        size: Math.min(Theme.display * 2, buttons.y * 0.35)
        y: Math.max(0, (buttons.y - size - Theme.title * 4) / 2)
    }
    Phrase {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: face.bottom
        anchors.topMargin: Theme.space * 2
        height: buttons.y - y - Theme.space
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
    Column {
        id: buttons

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.space * 2

        Countdown {
            viewModel: step.viewModel
            visible: step.thanks
            width: parent.width
        }
        Grid {
            id: choices

            readonly property real buttonWidth: (width - (columns - 1) * spacing) / columns

            columns: width > 1.4 * step.height ? 2 : 1
            spacing: Theme.space * 2
            visible: step.rating.step === "refused" && step.rating.numberRefused
            width: parent.width

            QuietButton {
                enabled: !step.rating.busy
                iconName: "ticket"
                language: step.viewModel.language
                objectName: "other-number"
                text: step.rating.words.otherNumber
                width: choices.buttonWidth

                onClicked: step.rating.askNumber()
            }
            QuietButton {
                enabled: !step.rating.busy
                language: step.viewModel.language
                objectName: "without-number"
                text: step.rating.words.withoutNumber
                width: choices.buttonWidth

                onClicked: step.rating.dropNumber()
            }
        }
        PrimaryButton {
            enabled: !step.rating.busy
            iconName: step.rating.step === "fault" ? "refresh" : ""
            language: step.viewModel.language
            objectName: step.rating.step === "fault" ? "rating-retry" : "rating-done"
            size: Theme.title
            text: step.rating.step === "fault" ? step.rating.words.retry : step.rating.words.done
            width: parent.width

            onClicked: step.rating.step === "fault" ? step.rating.retry() : step.viewModel.welcome()
        }
    }
}
