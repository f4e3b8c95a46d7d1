pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// One step back, the languages, and how to see, hear and reach better: always in the same place.
Rectangle {
    id: bar

    required property KioskViewModel viewModel
    // Whether the languages fill the page itself.
    property bool alone: false
    // Where larger names leave no room for all, two are shown at a time.
    property bool turned: false
    readonly property int margin: Theme.space * 6
    // Where nothing else stands in the bar there is room for the word.
    readonly property bool spells: viewModel.flow.page === "welcome" && (alone || !folds)
    readonly property bool folds: Theme.larger && Theme.upright
    // Those with the one that is spoken come first.
    readonly property bool showsOthers: turned === ["ar", "fr"].includes(viewModel.language)

    color: Theme.surface

    onFoldsChanged: turned = false

    component Choice: QuietButton {
        height: Theme.touch
        padding: 0
        size: Theme.touched
        width: implicitWidth - Theme.space * 2
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        color: Theme.line
        height: Math.max(1, Theme.space / 4)
    }
    Choice {
        id: back

        anchors.left: parent.left
        anchors.leftMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        directional: true
        iconName: "back"
        language: bar.viewModel.language
        objectName: "back"
        text: bar.viewModel.words.back
        visible: !["unready", "welcome", "closed", "making", "ticket", "refused", "fault", "bug"].includes(bar.viewModel.flow.page)

        onClicked: bar.viewModel.back()
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space * (bar.folds ? 1 : 1.5)

        Repeater {
            id: languages

            model: bar.alone ? null : bar.viewModel.offer.languages

            Choice {
                required property string key
                required property string name

                Accessible.role: Accessible.RadioButton
                checkable: true
                checked: chosen
                // Where both languages of the house are spoken at once none is chosen yet.
                chosen: key === bar.viewModel.language && bar.viewModel.flow.page !== "welcome"
                language: key
                objectName: "language-" + key
                text: name
                visible: !bar.folds || ["ar", "fr"].includes(key) !== bar.showsOthers

                onToggled: checked = Qt.binding(() => chosen)
                onClicked: {
                    bar.turned = false;
                    bar.viewModel.chooseLanguage(key);
                }
            }
        }
        Choice {
            language: bar.viewModel.language
            objectName: "languages-others"
            text: bar.viewModel.words.others
            visible: bar.folds && languages.count > 2

            onClicked: bar.turned = !bar.turned
        }
        Choice {
            Accessible.name: bar.viewModel.preferences.words.access
            iconName: "access"
            language: bar.viewModel.language
            objectName: "access"
            text: bar.spells ? bar.viewModel.preferences.words.access : ""
            width: bar.spells ? implicitWidth : Math.max(Theme.touch, implicitWidth - Theme.space * 2)

            onClicked: bar.viewModel.preferences.openPanel()
        }
    }
}
