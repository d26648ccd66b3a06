/// The scripts that an address may be written in. What is in none of them is refused: closed by default.
enum WritingSystem: String, CaseIterable {
    case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati, oriya, tamil, telugu
    case kannada, malayalam, sinhala, thai, lao, tibetan, myanmar, georgian, ethiopic, khmer, mongolian
    case hiragana, katakana, bopomofo, hangul, han

    /// The system of a letter, a mark or a digit beyond ASCII, by the blocks of Unicode 15.
    static func of(_ scalar: Unicode.Scalar) -> WritingSystem? {
        allCases.first { system in system.blocks.contains { $0.contains(scalar.value) } }
    }

    /// Whether one word may hold letters of all of these: one script, or what Chinese, Japanese and Korean combine.
    static func mayMeet(_ systems: Set<WritingSystem>) -> Bool {
        systems.count <= 1 || combinations.contains { systems.isSubset(of: $0) }
    }

    private static let combinations: [Set<WritingSystem>] = [
        [.han, .hiragana, .katakana], [.han, .bopomofo], [.han, .hangul],
    ]

    private var blocks: [ClosedRange<UInt32>] {
        switch self {
        case .latin: [0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF]
        case .greek: [0x370...0x3FF, 0x1F00...0x1FFF]
        case .cyrillic: [0x400...0x52F]
        case .armenian: [0x530...0x58F]
        case .hebrew: [0x590...0x5FF]
        case .arabic: [0x600...0x6FF, 0x750...0x77F]
        case .georgian: [0x10A0...0x10FF, 0x1C90...0x1CBF]
        case .ethiopic: [0x1200...0x137F]
        case .khmer: [0x1780...0x17FF]
        case .mongolian: [0x1800...0x18AF]
        case .hiragana, .katakana, .bopomofo, .hangul, .han: eastAsianBlocks
        default: southAsianBlocks
        }
    }

    private var eastAsianBlocks: [ClosedRange<UInt32>] {
        switch self {
        case .hiragana: [0x3040...0x309F]
        case .katakana: [0x30A0...0x30FF]
        case .bopomofo: [0x3100...0x312F]
        case .hangul: [0xAC00...0xD7A3]
        case .han: [0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2FA1F]
        default: []
        }
    }

    private var southAsianBlocks: [ClosedRange<UInt32>] {
        switch self {
        case .devanagari: [0x900...0x97F]
        case .bengali: [0x980...0x9FF]
        case .gurmukhi: [0xA00...0xA7F]
        case .gujarati: [0xA80...0xAFF]
        case .oriya: [0xB00...0xB7F]
        case .tamil: [0xB80...0xBFF]
        case .telugu: [0xC00...0xC7F]
        case .kannada: [0xC80...0xCFF]
        case .malayalam: [0xD00...0xD7F]
        case .sinhala: [0xD80...0xDFF]
        case .thai: [0xE00...0xE7F]
        case .lao: [0xE80...0xEFF]
        case .tibetan: [0xF00...0xFFF]
        case .myanmar: [0x1000...0x109F]
        default: []
        }
    }
}
