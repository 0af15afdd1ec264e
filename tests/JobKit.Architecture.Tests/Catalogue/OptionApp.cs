using System.Reflection;
using JobKit.Migration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Architecture.Tests.Catalogue;

/// <summary>An app with every package, whose configuration has one key.</summary>
internal static class OptionApp
{
    /// <summary>A name where the key has room for one.</summary>
    public const string Name = "mail";

    /// <summary>All keys, in the order in which the packages are added.</summary>
    public static IReadOnlyList<JobKitOption> Options { get; } = [.. Services([]).Select(it => it.ImplementationInstance).OfType<JobKitOption>()];

    /// <summary>The object that the key's property belongs to, after all of the app's configuration.</summary>
    /// <exception cref="OptionsValidationException">A value is wrong.</exception>
    public static object Bound(JobKitOption option, params string[] values)
    {
        var key = option.Key.Replace("{name}", Name, StringComparison.Ordinal);
        var isList = option.Property.PropertyType == typeof(IList<string>);
        using var app = Services([.. values.Select((value, i) => KeyValuePair.Create(isList ? $"{key}:{i}" : key, value))]).BuildServiceProvider();

        var type = option.Property.DeclaringType == typeof(JobAlertRules) ? typeof(AlertOptions) : option.Property.DeclaringType!;
        var monitor = app.GetRequiredService(typeof(IOptionsMonitor<>).MakeGenericType(type));
        var name = option.Key.Contains("{name}", StringComparison.Ordinal) ? Name : Microsoft.Extensions.Options.Options.DefaultName;
        try
        {
            var options = monitor.GetType().GetMethod(nameof(IOptionsMonitor<object>.Get))!.Invoke(monitor, [name])!;
            return options is AlertOptions alerts && option.Property.DeclaringType == typeof(JobAlertRules) ? alerts.Jobs : options;
        }
        catch (TargetInvocationException wrong) when (wrong.InnerException is OptionsValidationException)
        {
            throw wrong.InnerException;
        }
    }

    private static ServiceCollection Services(KeyValuePair<string, string>[] configured)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configured!).Build());
        services.AddBackgroundJobs(jobs => jobs.UseEntityFrameworkCore(_ => { }));
        services.AddJobMigration();
        services.AddBackgroundJobsApi();
        // It refuses to start without any secret.
        services.AddBackgroundJobsWebhook(webhook => webhook.Secret ??= "another secret of more than thirty-two bytes");
        return services;
    }
}
