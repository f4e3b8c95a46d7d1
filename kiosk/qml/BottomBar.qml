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
    // Whether the ways beside a ticket have no place on the page.
    property bool ways: false
    // Larger names stand closer: whoever reads but one of them finds hers without a touch.
    readonly property bool crowded: Theme.larger && Theme.upright
    readonly property int margin: Theme.space * (crowded ? 3 : 6)
    // Where nothing else stands in the bar there is room for the word.
    readonly property bool spells: viewModel.flow.page === "welcome" && (alone || !crowded)

    color: Theme.surface

    component Choice: QuietButton {
        height: Theme.touch
        padding: 0
        size: Theme.touched
        width: implicitWidth - Theme.space * (bar.crowded ? 2.75 : 2)
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
    GuideStrip {
        anchors.left: parent.left
        anchors.leftMargin: bar.margin
        anchors.right: choices.left
        anchors.rightMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        flat: true
        twice: true
        viewModel: bar.viewModel
        visible: bar.ways
    }
    Row {
        id: choices

        anchors.right: parent.right
        anchors.rightMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space * (bar.crowded ? 1 : 1.5)

        Repeater {
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

                onToggled: checked = Qt.binding(() => chosen)
                onClicked: bar.viewModel.chooseLanguage(key)
            }
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
