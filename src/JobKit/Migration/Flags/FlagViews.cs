using System.Collections.Frozen;

namespace JobKit.Migration;

/// <summary>The flags that are views, by name.</summary>
internal sealed class FlagViews(IEnumerable<IFlagView> views)
{
    private const int Attempts = 5;

    private readonly FrozenDictionary<string, IFlagView> _views = views.ToFrozenDictionary(it => it.Name, StringComparer.Ordinal);

    public IFlagView? Of(string? name) => name is null ? null : _views.GetValueOrDefault(name);

    /// <summary>The store's flags with the views in their places.</summary>
    public IReadOnlyDictionary<string, FeatureFlag> Over(IReadOnlyDictionary<string, FeatureFlag> stored)
    {
        if (_views.Count == 0)
        {
            return stored;
        }

        var known = _views.Values.Select(it => it.Known).OfType<FeatureFlag>();
        return stored.Values.Where(it => !_views.ContainsKey(it.Name)).Concat(known).ToFrozenDictionary(it => it.Name, StringComparer.Ordinal);
    }

    /// <summary>A change that holds whatever the flag is now.</summary>
    public static async Task<FeatureFlag> UpdateAsync(
        IFlagView view, Func<FeatureFlag, FeatureFlag> change, OperatorAction by, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await view.FindAsync(cancellationToken).ConfigureAwait(false) ?? throw new FeatureFlagNotFoundException(view.Name);
            var flag = FeatureFlagCheck.Checked(change(before) with { Name = view.Name, Version = before.Version });
            try
            {
                return await view.UpdateAsync(flag, by, cancellationToken).ConfigureAwait(false);
            }
            catch (FeatureFlagConflictException) when (attempt < Attempts)
            {
                // Somebody was quicker: the change is made to what is there now.
            }
        }
    }
}
