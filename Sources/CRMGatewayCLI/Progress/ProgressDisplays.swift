/// Chooses a display of progress.
enum ProgressDisplays {
    /// The display of a style; `auto` is live where the console can do it.
    static func make(_ style: ProgressStyle, on console: Console) -> any ProgressDisplay {
        switch style {
        case .off: NoProgress()
        case .lines: LineProgress(console)
        case .live: LiveProgress(console)
        case .auto: console.isLive ? LiveProgress(console) : LineProgress(console)
        }
    }
}
