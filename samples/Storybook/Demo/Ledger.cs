using System.Globalization;
using System.Text;

namespace Storybook;

/// <summary>What the client wrote down: each request before it was sent, and what came back. A file outside of everything that it checks.</summary>
internal sealed class Ledger : IDisposable
{
    private const string SentMark = "S";

    private const string AnsweredMark = "A";

    private readonly Lock _turn = new();

    private readonly StreamWriter _file;

    private readonly TimeProvider _clock;

    public Ledger(string path, TimeProvider clock)
    {
        _clock = clock;
        _file = new StreamWriter(path, append: true, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }

    /// <summary>Returns once it is written.</summary>
    public void Sent(int number, string title) => Write(SentMark, number, title);

    /// <summary>A later line about the same request takes the place of an earlier one.</summary>
    public void Answered(int number, LegacyReading answer) => Write(AnsweredMark, number, answer.Kind.ToString(), answer.Id ?? "", answer.Problem ?? "");

    public static LedgerPages Read(string path)
    {
        var entries = new List<LedgerEntry>();
        var answers = new Dictionary<int, LegacyReading>();
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split('\t');
            var number = int.Parse(parts[1], CultureInfo.InvariantCulture);
            if (parts[0] == SentMark)
                entries.Add(new(number, DateTimeOffset.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]));
            else
                answers[number] = new(Enum.Parse<AnswerKind>(parts[3]), Part(parts[4]), Part(parts[5]));
        }

        return new(entries, answers);
    }

    public void Dispose() => _file.Dispose();

    private static string? Part(string text) => text.Length == 0 ? null : text;

    private void Write(string mark, int number, params string[] parts)
    {
        var words = parts.Select(part => part.ReplaceLineEndings(" ").Replace('\t', ' '))
            .Prepend(_clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture))
            .Prepend(number.ToString(CultureInfo.InvariantCulture))
            .Prepend(mark);
        lock (_turn)
            _file.WriteLine(string.Join('\t', words));
    }
}
