using JobKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The last good text of a section. A change of the configuration that would make wrong options is told and not taken: a running node must not stop over a typing error.</summary>
internal sealed class SectionSource<TOptions> : IOptionsChangeTokenSource<TOptions>, IDisposable
    where TOptions : class, new()
{
    private readonly OptionSection<TOptions> _section;
    private readonly IServiceProvider _services;
    private readonly IConfiguration? _configuration;
    private readonly ThreadLocal<SectionValues?> _tried = new();
    private readonly Lock _oneAtATime = new();
    private readonly IDisposable? _watch;
    private volatile SectionValues _taken;
    private volatile CancellationTokenSource _changed = new();

    public SectionSource(OptionSection<TOptions> section, IServiceProvider services)
    {
        _section = section;
        _services = services;
        _configuration = services.GetService<IConfiguration>();
        _taken = SectionValues.Read(_configuration, section.Path);
        _watch = _configuration is null ? null : ChangeToken.OnChange(_configuration.GetReloadToken, Reload);
    }

    public string? Name => Microsoft.Extensions.Options.Options.DefaultName;

    public SectionValues Values => _tried.Value ?? _taken;

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public void Dispose()
    {
        _watch?.Dispose();
        _tried.Dispose();
        _changed.Dispose();
    }

    private void Reload()
    {
        lock (_oneAtATime)
        {
            var next = SectionValues.Read(_configuration, _section.Path);
            if (next.Same(_taken))
            {
                return;
            }

            var names = _section.IsNamed ? [.. next.Names.Union(_taken.Names, StringComparer.Ordinal)] : new[] { Microsoft.Extensions.Options.Options.DefaultName };
            if (Problems(next, names) is { Count: > 0 } problems)
            {
                if (_services.GetService<ILoggerFactory>() is { } loggers)
                {
                    OptionsLog.NotTaken(loggers.CreateLogger<TOptions>(), _section.Path, string.Join(" ", problems));
                }

                return;
            }

            Take(next, names);
        }
    }

    private List<string> Problems(SectionValues next, IEnumerable<string> names)
    {
        var options = _services.GetRequiredService<IOptionsFactory<TOptions>>();
        var problems = new List<string>();
        _tried.Value = next;
        try
        {
            foreach (var name in names)
            {
                try
                {
                    options.Create(name);
                }
                catch (OptionsValidationException wrong)
                {
                    problems.AddRange(wrong.Failures);
                }
            }
        }
        finally
        {
            _tried.Value = null;
        }

        return problems;
    }

    private void Take(SectionValues next, IEnumerable<string> names)
    {
        _taken = next;
        var cache = _services.GetRequiredService<IOptionsMonitorCache<TOptions>>();
        foreach (var name in names)
        {
            cache.TryRemove(name);
        }

        // Not disposed: whoever has just read it may still ask for its token.
        var changed = _changed;
        _changed = new();
        changed.Cancel();
    }
}
