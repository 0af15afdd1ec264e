using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In this process: a generated project would inherit the repository's analyzers and warnings as errors.
// The least time stands beside the mean: on a machine that others use too it is the one that tells. There more than 20 tries never settle.
var config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithMaxIterationCount(20))
    .AddColumn(StatisticColumn.Min)
    .HideColumns(Column.Job, Column.Toolchain);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
