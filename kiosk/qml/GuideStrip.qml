pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What a visitor may want beside a ticket: a word to search by, a place, a say, a priority.
Grid {
    id: strip

    required property KioskViewModel viewModel
    property bool lying: false
    property bool flat: false
    // Whether tickets are given, which alone have a priority.
    property bool gives: true
    // Whether each is said in both languages of the house.
    property bool twice: false
    // How high all may be together where they stand below each other.
    property real room: Infinity
    readonly property int across: lying ? 1 : ways.length
    readonly property var ways: [
        {
            "page": "search",
            "icon": "search",
            "word": "search"
        },
        {
            "page": "help",
            "icon": "phone",
            "word": "help"
        },
        {
            "page": "voice",
            "icon": "message",
            "word": "voice"
        },
        ...(gives && viewModel.priority.offered ? [
                {
                    "page": "priority",
                    "icon": "person-up",
                    "word": "priority"
                }
            ] : [])
    ]

    columns: across
    spacing: Theme.space * 2

    Repeater {
        model: strip.ways

        StripButton {
            required property var modelData

            chosen: modelData.page === "priority" && strip.viewModel.priority.chosen !== ""
            enabled: !strip.viewModel.issuing.locked
            flat: strip.flat
            height: strip.flat ? Theme.touch : Math.min(implicitHeight, (strip.room + strip.spacing) / strip.ways.length - strip.spacing)
            iconName: modelData.icon
            language: strip.twice ? "ar" : strip.viewModel.language
            objectName: "ask-" + modelData.page
            second: strip.twice ? strip.viewModel.houseWords.fr[modelData.word] : ""
            text: strip.twice ? strip.viewModel.houseWords.ar[modelData.word] : strip.viewModel.words[modelData.word]
            width: (strip.width - (strip.across - 1) * strip.spacing) / strip.across

            onClicked: strip.viewModel.ask(modelData.page)
        }
    }
}
