using System.Text;

namespace Storybook;

/// <summary>Reads a story from a file or from uploaded bytes; everything after this works on clean text.</summary>
internal static class StoryFile
{
    /// <summary>The largest file that is read: 5 MB, about twice the longest novels.</summary>
    public const int MaxBytes = 5_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="StoryException">The file is missing, empty, too large, binary or not UTF-8.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new StoryException(
                StoryProblem.Missing,
                $"There is no file \"{path}\". Give the path of a plain text file, such as stories/musicians-of-bremen.txt.");
        }

        // Checked before reading, so that a huge file is never taken into memory.
        CheckSize(file.Length, file.Name);
        return Decode(await File.ReadAllBytesAsync(path, cancellationToken), file.Name);
    }

    /// <summary>Turns bytes into text. <paramref name="name"/> is what the messages call the file.</summary>
    /// <exception cref="StoryException">The bytes are empty, too many, binary or not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        CheckSize(bytes.Length, name);
        var binaryAt = bytes.IndexOf((byte)0);
        if (binaryAt >= 0)
        {
            throw new StoryException(
                StoryProblem.Binary,
                $"\"{name}\" has a zero byte at position {binaryAt}, so it is no plain UTF-8 text. "
                + "Save the story as plain text (.txt) in UTF-8 and give that file.");
        }

        var text = DecodeStrictly(bytes, name).TrimStart('\uFEFF');
        if (!text.Any(char.IsLetter))
        {
            throw new StoryException(
                StoryProblem.Empty,
                $"\"{name}\" has {bytes.Length} bytes and no letter among them. "
                + $"A story has at least one word and at most {MaxBytes} bytes. Give a file with a story in it.");
        }

        return text;
    }

    private static void CheckSize(long length, string name)
    {
        if (length > MaxBytes)
        {
            throw new StoryException(
                StoryProblem.TooLarge,
                $"\"{name}\" has {length} bytes. A story must have between 1 and {MaxBytes} bytes. "
                + "Give a shorter text, or one chapter of it.");
        }
    }

    private static string DecodeStrictly(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new StoryException(
                StoryProblem.NotUtf8,
                $"\"{name}\" has a byte 0x{e.BytesUnknown?.FirstOrDefault():X2} that is not valid UTF-8. "
                + "Convert the file to UTF-8 (an editor's \"save with encoding\") and give it again.");
        }
    }
}
