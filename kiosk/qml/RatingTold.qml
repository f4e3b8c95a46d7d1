import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What became of the answer, and what can be done where it was not counted.
Item {
    id: step

    required property KioskViewModel viewModel
    readonly property RatingSection rating: viewModel.rating
    readonly property bool thanks: rating.step === "thanks"
    readonly property bool fault: rating.step === "fault"
    // Another number makes the answer count: that is the first touch, not to leave without it.
    readonly property bool corrects: rating.step === "refused" && rating.numberRefused

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
        PrimaryButton {
            enabled: !step.rating.busy
            iconName: step.corrects ? "ticket" : step.fault ? "refresh" : ""
            language: step.viewModel.language
            objectName: step.corrects ? "other-number" : step.fault ? "rating-retry" : "rating-done"
            size: Theme.title
            text: step.corrects ? step.rating.words.otherNumber : step.fault ? step.rating.words.retry : step.rating.words.done
            width: parent.width

            onClicked: step.corrects ? step.rating.askNumber() : step.fault ? step.rating.retry() : step.viewModel.welcome()
        }
        Grid {
            id: choices

            readonly property real buttonWidth: (width - (columns - 1) * spacing) / columns

            columns: width > 1.4 * step.height ? 2 : 1
            spacing: Theme.space * 2
            visible: step.corrects
            width: parent.width

            QuietButton {
                enabled: !step.rating.busy
                language: step.viewModel.language
                objectName: "without-number"
                text: step.rating.words.withoutNumber
                width: choices.buttonWidth

                onClicked: step.rating.dropNumber()
            }
            QuietButton {
                enabled: !step.rating.busy
                language: step.viewModel.language
                objectName: "rating-done"
                text: step.rating.words.done
                width: choices.buttonWidth

                onClicked: step.viewModel.welcome()
            }
        }
    }
}
