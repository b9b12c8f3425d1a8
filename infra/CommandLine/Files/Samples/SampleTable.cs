namespace SharedBandwidth.CommandLine.Files;

/// <summary>A header and rows of fields, read one after the other.</summary>
internal interface ISampleTable
{
    /// <summary>What a row's place is counted in, such as "line".</summary>
    string PlaceWord { get; }

    /// <summary>The current row's place, from 1.</summary>
    long Place { get; }

    /// <summary>How many fields the current row has.</summary>
    int FieldCount { get; }

    /// <summary>
    /// Whether a comma in a number can only part thousands, because a decimal comma would have another separator of fields.
    /// </summary>
    bool PartsThousandsByComma { get; }

    /// <summary>The names of the columns, once and first; null: there is nothing to read.</summary>
    IReadOnlyList<string>? ReadHeader();

    /// <summary>What to say where there is nothing to read, after the file's name.</summary>
    string EmptyWords { get; }

    bool Read();

    ReadOnlySpan<char> Field(int index);
}
