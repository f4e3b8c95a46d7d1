import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What became of the answer, and what can be done where it was not counted.
Item {
    id: step

    required property KioskViewModel viewModel
    readonly property Rating rating: viewModel.rating
    readonly property bool thanks: rating.step === "thanks"

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.space * 4
        y: Math.max(0, (buttons.y - height) / 2)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: step.thanks ? Theme.primary : Theme.warning
            name: step.thanks ? "face-" + step.rating.score : "info"
            size: Math.min(Theme.display * 2, buttons.y * 0.4)
        }
        Phrase {
            horizontalAlignment: Text.AlignHCenter
            language: step.viewModel.language
            objectName: "rating-told"
            size: Theme.title
            text: step.rating.sentence
            width: parent.width
        }
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
        QuietButton {
            enabled: !step.rating.busy
            iconName: "ticket"
            language: step.viewModel.language
            objectName: "other-number"
            text: step.rating.words.otherNumber
            visible: step.rating.step === "refused" && step.rating.numberRefused
            width: parent.width

            onClicked: step.rating.askNumber()
        }
        QuietButton {
            enabled: !step.rating.busy
            language: step.viewModel.language
            objectName: "without-number"
            text: step.rating.words.withoutNumber
            visible: step.rating.step === "refused" && step.rating.numberRefused
            width: parent.width

            onClicked: step.rating.dropNumber()
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
