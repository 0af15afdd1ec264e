using JobKit.Migration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the app's own checks to the verification of its migration.</summary>
public static class VerificationBuilderExtensions
{
    /// <summary>Adds a check that the program judges.</summary>
    /// <param name="migration">The app's migration.</param>
    /// <param name="id">1 to 100 characters of <c>a-z A-Z 0-9 . _ -</c>, of no other check.</param>
    /// <param name="section">Where it stands in the report.</param>
    /// <param name="title">What it finds out.</param>
    /// <param name="run">Finds it out; what it throws is told as "could not run".</param>
    /// <param name="critical">Whether its failure fails the whole; true by default.</param>
    /// <exception cref="ArgumentException">The id is none, or another check has it.</exception>
    public static IJobMigrationBuilder AddCheck(
        this IJobMigrationBuilder migration,
        string id,
        string section,
        string title,
        Func<VerificationContext, CancellationToken, Task<VerificationFinding>> run,
        bool critical = true)
    {
        ArgumentNullException.ThrowIfNull(run);
        return migration.Add(new(id, section, title, critical, run));
    }

    /// <summary>Adds a check that a named person answers, by <see cref="IMigrationVerification.AnswerAsync"/>.</summary>
    /// <inheritdoc cref="AddCheck"/>
    public static IJobMigrationBuilder AddManualCheck(this IJobMigrationBuilder migration, string id, string section, string title, bool critical = true) =>
        migration.Add(new(id, section, title, critical, Run: null));

    /// <summary>Adds the seed documents' lists around a deployment: 8 items of the manual test and 5 before it. Twice is once.</summary>
    public static IJobMigrationBuilder AddIntegrationChecklist(this IJobMigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        foreach (var check in Checklist.Integration.Where(check => !migration.Services.Any(it => ReferenceEquals(it.ImplementationInstance, check))))
        {
            migration.Add(check);
        }

        return migration;
    }

    private static IJobMigrationBuilder Add(this IJobMigrationBuilder migration, VerificationCheck check)
    {
        ArgumentNullException.ThrowIfNull(migration);
        VerificationChecks.Check(check, migration.Services.Select(it => it.ImplementationInstance).OfType<VerificationCheck>());
        migration.Services.AddSingleton(check);
        return migration;
    }
}
