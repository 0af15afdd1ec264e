using System.Runtime.InteropServices;
using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>Units and errors by sub while they are made. The table shares its arrays: a look sees what was counted up to it.</summary>
internal sealed class Subs
{
    private const int Count = 32;
    private readonly long[] _candidateUnits = new long[Count];
    private readonly long[] _candidateErrors = new long[Count];
    private readonly long[] _legacyUnits = new long[Count];
    private readonly long[] _legacyErrors = new long[Count];
    private readonly long[] _recent = new long[Count];
    private readonly long[] _thisHour = new long[Count];
    private int _hour;

    public Subs() => Table = new SubTable(
        ImmutableCollectionsMarshal.AsImmutableArray(_candidateUnits),
        ImmutableCollectionsMarshal.AsImmutableArray(_candidateErrors),
        ImmutableCollectionsMarshal.AsImmutableArray(_legacyUnits),
        ImmutableCollectionsMarshal.AsImmutableArray(_legacyErrors),
        ImmutableCollectionsMarshal.AsImmutableArray(_recent));

    public SubTable Table { get; }

    /// <summary>The last two hour rows are this hour's and the one before.</summary>
    public void EnterHour(int hour)
    {
        if (hour != _hour)
        {
            _hour = hour;
            _thisHour.CopyTo(_recent, 0);
            Array.Clear(_thisHour);
        }
    }

    public void Candidate(int sub, bool failed)
    {
        _candidateUnits[sub]++;
        if (failed)
        {
            _candidateErrors[sub]++;
            _thisHour[sub]++;
            _recent[sub]++;
        }
    }

    public void Legacy(int sub, bool failed)
    {
        _legacyUnits[sub]++;
        _legacyErrors[sub] += failed ? 1 : 0;
    }

    /// <summary>Independent units: each in a sub of its own choice, the failed ones among them.</summary>
    public void Scatter(Dice dice, long units, long failed, bool candidate)
    {
        var bits = 0UL;
        for (var i = 0L; i < units; i++)
        {
            bits = i % 12 == 0 ? dice.Bits() : bits >> 5;
            if (candidate)
            {
                Candidate((int)(bits & 31), i < failed);
            }
            else
            {
                Legacy((int)(bits & 31), i < failed);
            }
        }
    }
}
