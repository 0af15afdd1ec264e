using System.Collections.Immutable;

namespace JobKit.Migration;

/// <inheritdoc cref="IShadowReports"/>
internal sealed class ShadowReports(IShadowStore store, ShadowCounter counter) : IShadowReports
{
    private const int Groups = 20;

    public async Task<ShadowReport> ReadAsync(string key, long? epoch = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var tally = await store.ReadTallyAsync(key, epoch, isNoise: false, Groups, cancellationToken).ConfigureAwait(false) ?? new() { Epoch = epoch ?? 0 };
        var noise = await store.ReadTallyAsync(key, epoch, isNoise: true, Groups, cancellationToken).ConfigureAwait(false);
        var compared = Sum(tally, it => ShadowCounting.IsMismatch(it) is not null);
        var mismatched = Sum(tally, it => ShadowCounting.IsMismatch(it) is true);
        return new()
        {
            Key = key,
            Epoch = tally.Epoch,
            Counts = Enum.GetValues<ShadowClass>().ToImmutableSortedDictionary(it => it, it => tally.Counts.GetValueOrDefault(it)),
            Open = tally.Open,
            Compared = compared,
            Mismatched = mismatched,
            MismatchBound = MismatchBound.Of(compared, mismatched),
            Groups = await GroupsAsync(tally, cancellationToken).ConfigureAwait(false),
            Noise = noise is null ? null : await NoiseAsync(noise, cancellationToken).ConfigureAwait(false),
            Intake = counter.Counts,
        };
    }

    private static long Sum(ShadowTally tally, Func<ShadowClass, bool> wanted) => tally.Counts.Where(it => wanted(it.Key)).Sum(it => it.Value);

    private async Task<ImmutableArray<ShadowGroup>> GroupsAsync(ShadowTally tally, CancellationToken cancellationToken)
    {
        var groups = ImmutableArray.CreateBuilder<ShadowGroup>();
        foreach (var group in tally.Groups)
        {
            var example = await store.ReadAsync(group.Example, cancellationToken).ConfigureAwait(false);
            groups.Add(new(group.Class, group.Signature, group.Count, group.Example, [.. DifferencesJson.Read(example?.Verdict?.DifferencesJson)]));
        }

        return groups.ToImmutable();
    }

    private async Task<ShadowNoise> NoiseAsync(ShadowTally noise, CancellationToken cancellationToken)
    {
        var groups = await GroupsAsync(noise, cancellationToken).ConfigureAwait(false);
        var paths = groups.Where(group => group.Class == ShadowClass.Mismatch)
            .SelectMany(group => group.Differences.Select(difference => DifferenceSignature.General(difference.Path)).Distinct(StringComparer.Ordinal).Select(path => (path, group.Count)))
            .GroupBy(it => it.path, StringComparer.Ordinal)
            .OrderByDescending(it => it.Sum(one => one.Count)).ThenBy(it => it.Key, StringComparer.Ordinal)
            .Select(it => it.Key);
        return new(noise.Counts.Values.Sum(), noise.Counts.GetValueOrDefault(ShadowClass.Mismatch), [.. paths]);
    }
}
