using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Puts JobKit's tables into the app's own model.</summary>
public static class ModelBuilderExtensions
{
    /// <summary>The schema of the tables where none is chosen: <c>jobkit</c>.</summary>
    public const string DefaultSchema = SchemaName.Default;

    /// <summary>Adds the tables <c>jobkit_*</c>; the app's own migrations, or <c>EnsureCreated</c>, then make them.</summary>
    /// <param name="modelBuilder">The context's, in <c>OnModelCreating</c>.</param>
    /// <param name="schema">The tables' schema on PostgreSQL, 1 to 63 of <c>a-z 0-9 _</c>, not beginning with a digit; SQLite has none and ignores it.</param>
    /// <exception cref="ArgumentException">The schema's name has other characters or is too long.</exception>
    public static ModelBuilder AddBackgroundJobs(this ModelBuilder modelBuilder, string schema = DefaultSchema)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        new BackgroundJobsModel(modelBuilder, SchemaName.Checked(schema)).Build();
        return modelBuilder;
    }

    /// <summary>
    /// Adds the migration loop's tables (flags, rollouts, their events and measurements) beside those of <see cref="AddBackgroundJobs"/>,
    /// in the same schema; the app's own migrations, or <c>EnsureCreated</c>, then make them.
    /// </summary>
    /// <param name="modelBuilder">The context's, in <c>OnModelCreating</c>, after <see cref="AddBackgroundJobs"/>.</param>
    /// <exception cref="InvalidOperationException"><see cref="AddBackgroundJobs"/> was not called before.</exception>
    public static ModelBuilder AddJobMigration(this ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        MigrationModel.Build(modelBuilder);
        return modelBuilder;
    }
}
