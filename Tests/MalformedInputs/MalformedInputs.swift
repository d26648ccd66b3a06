/// Tables of bad inputs, shared by the tests of all operations: what is wrong, the text, the code that must come.
///
/// Each table holds at least ``perOperationMin`` entries, so that an operation with one text of a kind has enough.
public enum MalformedInputs {
    /// How many malformed inputs each public operation is tried with, at least.
    public static let perOperationMin = 40

    /// Characters that nothing is seen of, or that change how others are seen: controls, bidirectional marks,
    /// zero-width characters, variation selectors, fillers, tags, private use, what is no character.
    static let unseen: [(name: String, scalar: Unicode.Scalar)] = unseenValues.compactMap { value in
        Unicode.Scalar(value).map { ("U+" + String(value, radix: 16, uppercase: true), $0) }
    }

    private static let unseenValues: [UInt32] = [
        0x0000, 0x0001, 0x0007, 0x0008, 0x0009, 0x000A, 0x000B, 0x000C, 0x000D, 0x001B, 0x001F, 0x007F, 0x0080, 0x0085,
        0x009B, 0x00AD, 0x034F, 0x061C, 0x115F, 0x180B, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B,
        0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x3164, 0xE000, 0xFDD0,
        0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0xFFFF, 0x1BCA0, 0x1D173, 0xE0001, 0xE0061, 0xE0100, 0xF0000,
        0x10FFFF,
    ]
}
