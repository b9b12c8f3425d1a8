using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace SharedBandwidth.Tests.Offline;

public sealed class OutputValueTests
{
    [Fact]
    public async Task Apply_is_skipped_for_an_unknown_value_which_stays_unknown()
    {
        var result = OutputUtilities.CreateUnknown(1).Apply((Func<int, int>)(_ => throw new InvalidOperationException("called")));

        Assert.Equal((0, false), await Programs.ReadAsync(result));
    }

    [Fact]
    public async Task Apply_takes_values_tasks_inputs_and_outputs()
    {
        var one = Output.Create(1);

        Assert.Equal((2, true), await Programs.ReadAsync(one.Apply(value => value + 1)));
        Assert.Equal((2, true), await Programs.ReadAsync(one.Apply(value => Task.FromResult(value + 1))));
        Assert.Equal((2, true), await Programs.ReadAsync(one.Apply(value => Output.Create(value + 1))));
        Assert.Equal((2, true), await Programs.ReadAsync(one.Apply(value => (Input<int>)(value + 1))));
    }

    [Fact]
    public async Task A_combination_is_secret_if_any_part_is_and_known_only_if_all_are()
    {
        var secret = Output.CreateSecret(1);
        var unknown = OutputUtilities.CreateUnknown(2);

        Assert.True(await Output.IsSecretAsync(Output.All(Output.Create(0), secret)));
        Assert.True(await Output.IsSecretAsync(Output.Tuple(secret, Output.Create("x")).Apply(both => both.Item2)));
        Assert.True(await Output.IsSecretAsync(Output.Format($"{secret}")));
        Assert.False(await Output.IsSecretAsync(Output.Unsecret(secret)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.All(Output.Create(0), unknown)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Tuple(Output.Create(0), unknown)));
        Assert.Equal(("1-x-0.5", true), await Programs.ReadAsync(Output.Format($"{secret}-{"x"}-{Output.Create(0.5)}")));
    }

    [Fact]
    public async Task Tuples_keep_the_order_and_types_of_their_parts()
    {
        Assert.Equal((1, "2"), (await Programs.ReadAsync(Output.Tuple(Output.Create(1), Output.Create("2")))).Value);
    }

    [Fact]
    public async Task An_input_list_grows_by_adding()
    {
        InputList<string> list = ["a", Output.Create("b")];
        list.Add("c");
        list = list.Concat(["d"]);

        Assert.Equal(["a", "b", "c", "d"], (await Programs.ReadAsync(list.ToOutput())).Value.AsEnumerable());
    }

    [Fact]
    public async Task An_input_map_takes_a_key_twice_only_with_the_same_value()
    {
        InputMap<string> map = new() { ["a"] = "1", ["b"] = Output.Create("2") };
        map.Add("a", "1");

        Assert.Equal("2", (await Programs.ReadAsync(map.ToOutput())).Value["b"]);

        map.Add("a", "4");
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => Programs.ReadAsync(map.ToOutput()));
        Assert.Equal("Key 'a' already exists in the map with a different value.", failure.Message);
    }

    [Fact]
    public async Task Merged_options_take_single_values_from_the_second_and_join_lists()
    {
        var first = new CustomResourceOptions
        {
            Protect = true,
            Version = "1",
            IgnoreChanges = { "a" },
            ReplaceOnChanges = { "x" },
            DeleteBeforeReplace = true,
        };
        var second = new CustomResourceOptions
        {
            Version = "2",
            IgnoreChanges = { "b" },
            ReplaceOnChanges = { "y" },
            AdditionalSecretOutputs = { "c" },
        };
        var merged = CustomResourceOptions.Merge(first, second);

        Assert.True(merged.Protect);
        Assert.True(merged.DeleteBeforeReplace);
        Assert.Equal("2", merged.Version);
        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["x", "y"], merged.ReplaceOnChanges);
        Assert.Equal(["c"], merged.AdditionalSecretOutputs);
        Assert.Empty((await Programs.ReadAsync(merged.DependsOn.ToOutput())).Value);
        Assert.Equal(["a"], first.IgnoreChanges);
    }

    [Fact]
    public async Task An_output_as_text_is_an_explanation_or_refused_when_strings_of_outputs_are_errors()
    {
        var strict = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING") is "1" or "true";
        await Programs.UpdateAsync(new RecordingMocks(), () =>
        {
            string? text = null;
            var failure = Record.Exception(() => text = Output.Create(1).ToString());
            Assert.StartsWith(
                "Calling [ToString] on an [Output<T>] is not supported.",
                strict ? failure?.Message : text,
                StringComparison.Ordinal);
        });
    }
}
