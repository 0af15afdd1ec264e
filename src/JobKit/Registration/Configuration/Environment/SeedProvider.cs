using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives what the variables say; they are read once, as the process's own are.</summary>
internal sealed class SeedProvider(Func<string, string?> read) : IConfigurationProvider
{
    private readonly CancellationChangeToken _never = new(CancellationToken.None);

    public SeedVariables Variables { get; private set; } = SeedVariables.Read(_ => null);

    public void Load() => Variables = SeedVariables.Read(read);

    public bool TryGet(string key, out string? value)
    {
        value = Variables.Values.GetValueOrDefault(key)?.Text;
        return value is not null;
    }

    /// <summary>Nothing: what is set by hand belongs to another source.</summary>
    public void Set(string key, string? value)
    {
    }

    public IChangeToken GetReloadToken() => _never;

    public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
    {
        var before = parentPath is null ? string.Empty : parentPath + ":";
        return earlierKeys.Concat(Variables.Values.Keys
            .Where(key => key.StartsWith(before, StringComparison.OrdinalIgnoreCase))
            .Select(key => key[before.Length..].Split(':')[0]));
    }
}
