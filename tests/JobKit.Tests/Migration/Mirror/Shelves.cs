using System.Collections.Concurrent;

namespace JobKit.Tests.Migration.Mirror;

/// <summary>The stores of both sides: editions by book.</summary>
internal sealed class Shelves
{
    public ConcurrentDictionary<string, int> Legacy { get; } = new();

    public ConcurrentDictionary<string, int> Candidate { get; } = new();

    /// <summary>How many copies fail before one does not.</summary>
    public int Failures { get; set; }

    /// <summary>How long a copy takes.</summary>
    public TimeSpan Takes { get; set; }
}
