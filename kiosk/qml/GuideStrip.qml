pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What a visitor may want beside a ticket: a word to search by, a place, a say, a priority.
Grid {
    id: strip

    required property KioskViewModel viewModel
    property bool lying: false
    // Whether tickets are given, which alone have a priority.
    property bool gives: true
    // How high all may be together where they stand below each other.
    property real room: Infinity
    readonly property int across: lying ? 1 : ways.length
    readonly property var ways: [
        {
            "page": "search",
            "icon": "search",
            "text": viewModel.words.search
        },
        {
            "page": "help",
            "icon": "info",
            "text": viewModel.words.help
        },
        {
            "page": "voice",
            "icon": "message",
            "text": viewModel.words.voice
        },
        ...(gives && viewModel.priority.offered ? [
                {
                    "page": "priority",
                    "icon": "heart",
                    "text": viewModel.priority.words.ask
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
            height: Math.min(implicitHeight, (strip.room + strip.spacing) / strip.ways.length - strip.spacing)
            iconName: modelData.icon
            language: strip.viewModel.language
            objectName: "ask-" + modelData.page
            text: modelData.text
            width: (strip.width - (strip.across - 1) * strip.spacing) / strip.across

            onClicked: strip.viewModel.ask(modelData.page)
        }
    }
}
