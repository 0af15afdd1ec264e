using System.Globalization;

namespace Storybook;

/// <summary>Tells what happens, each line with the seconds since the start.</summary>
internal sealed class DemoVoice(TimeProvider clock, TextWriter console)
{
    private readonly DateTimeOffset _began = clock.GetUtcNow();

    public void Plain(string line) => console.WriteLine(line);

    public void Tell(string line) => Tell(clock.GetUtcNow(), line);

    public void Tell(DateTimeOffset at, string line) => console.WriteLine($"[{Seconds(at),6} s] {line}");

    public string Seconds(DateTimeOffset at) => (at - _began).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
